import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import type {Dispatch} from 'react';
import {FieldLabel} from '../../components/field/field-label.js';
import {Field} from '../../components/field/field.js';
import {useTheme} from '../../theme/theme-context.js';
import {
	isTextField,
	type ChoiceField,
	type EditorField,
	type ProfileEditorEvent,
	type ProfileEditorState,
} from './profile-editor-state.js';

type Props = {
	readonly field: EditorField;
	readonly state: ProfileEditorState;
	/**
	Cells of the window.
	*/
	readonly columns: number;
	/**
	False while an overlay has the keys.
	*/
	readonly isActive: boolean;
	readonly dispatch: Dispatch<ProfileEditorEvent>;
};

/**
Cells of a row's label, without the pointer before it.
*/
const labelWidth = 19;

const labels: Readonly<Record<EditorField, string>> = {
	name: 'Name',
	isClustered: 'Product',
	host: 'Host',
	accountId: 'Account ID',
	accountName: 'Account name',
	clusters: 'Clusters',
	tokenVariable: 'Token: variable',
	tokenCommand: ' else a command',
	tokenFile: ' else a file',
	caFile: 'CA file',
	certificateFile: 'Client certificate',
	keyFile: 'Its key',
	isInsecure: 'TLS checks',
	isReadOnly: 'Read-only',
	isProtected: 'Protected',
};

const placeholders: Readonly<Partial<Record<EditorField, string>>> = {
	name: 'e.g. prod-eu',
	host: 'e.g. https://influxdb.example.com',
	accountId: 'e.g. 11111111-1111-4111-8111-111111111111',
	accountName: 'optional',
	clusters: 'name and id, name and id',
	tokenVariable: 'none',
	tokenCommand: 'e.g. secret-tool lookup service influxdb',
	tokenFile: 'e.g. ~/.config/influx/prod-eu.token, of mode 600',
	caFile: 'optional, PEM',
	certificateFile: 'optional, PEM',
	keyFile: 'optional, PEM',
};

/**
Characters (UTF-16 units): influxctl prints fewer than 1000 for a cluster, and hundreds of clusters fit.
*/
const longestClusterList = 500_000;

/**
One row of the profile form: its label, its text field or its choice, and a mark where the field has an error.
*/
export function ProfileEditorRow({field, state, columns, isActive, dispatch}: Props) {
	const {form, focus, errors} = state;
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const isFocused = field === focus;
	const boxOf = (isTicked: boolean) => `${isTicked ? glyphs.ticked : glyphs.unticked}${isSpoken ? ',' : ''}`;
	return (
		<Box height={1} flexShrink={0}>
			<FieldLabel label={labels[field]} isFocused={isFocused} width={labelWidth}/>
			{isTextField(field)
				? (
					<Field
						value={form[field]}
						isFocused={isActive && isFocused}
						width={columns - labelWidth - 8}
						placeholder={placeholders[field] ?? ''}
						{...field === 'clusters' && {limit: longestClusterList}}
						onChange={text => {
							dispatch({type: 'typed', text});
						}}
					/>
				)
				: <Text inverse={isFocused}>{`${choiceOf(field, state, boxOf)}${isSpoken && isFocused ? ', focused' : ''}`}</Text>}
			{isTextField(field) && errors[field] !== undefined ? <Text {...styles.danger}>{` ${glyphs.failed}`}</Text> : undefined}
		</Box>
	);
}

function choiceOf(field: ChoiceField, {form}: ProfileEditorState, boxOf: (isTicked: boolean) => string): string {
	switch (field) {
		case 'isClustered': {
			return form.isClustered ? 'InfluxDB Clustered' : 'InfluxDB Cloud Dedicated';
		}

		case 'isInsecure': {
			return form.isInsecure ? `${boxOf(false)} OFF: anyone on the way can read the token` : `${boxOf(true)} on`;
		}

		case 'isReadOnly': {
			return `${boxOf(form.isReadOnly)} nothing can be changed through it`;
		}

		case 'isProtected': {
			return `${boxOf(form.isProtected)} its name must be typed before a revoke`;
		}
	}
}
