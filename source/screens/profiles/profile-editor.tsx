import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useEffect, useReducer} from 'react';
import {FieldLabel} from '../../components/field-label.js';
import {Field} from '../../components/field.js';
import {frameRows} from '../../components/frame/frame.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import {parseProfile} from '../../profiles/form/parse-profile.js';
import type {Profile} from '../../profiles/types.js';
import {eraseWord} from '../../keys/erase-word.js';
import {settle, startOfList, windowOf} from '../../session/lists/list-window.js';
import {useTheme} from '../../theme/theme-context.js';
import {Screen} from '../screen.js';
import {
	fieldsOf,
	isTextField,
	reduceProfileEditor,
	startProfileEditor,
	type EditorField,
	type ProfileEditorState,
} from './profile-editor-state.js';

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

/**
Characters (UTF-16 units): influxctl prints fewer than 1000 for a cluster, and hundreds of clusters fit.
*/
const longestClusterList = 500_000;

const placeholders: Readonly<Partial<Record<EditorField, string>>> = {
	name: 'prod-eu',
	host: 'https://influxdb.example.com',
	accountId: '11111111-1111-4111-8111-111111111111',
	accountName: 'optional',
	clusters: 'name id, name id',
	tokenVariable: 'none',
	tokenCommand: 'secret-tool lookup service influxdb',
	tokenFile: '~/.config/influx/prod-eu.token, mode 600',
	caFile: 'optional, PEM',
	certificateFile: 'optional, PEM',
	keyFile: 'optional, PEM',
};

/**
What is worth knowing of the field with the focus, where it has no error.
*/
const advice: Readonly<Partial<Record<EditorField, string>>> = {
	clusters: 'Paste the output of influxctl cluster list --format json, or type the path of a file with it and press Ctrl+O.',
	tokenVariable: 'Of variable, command and file the first that gives a token is used. All empty: it is asked for each time.',
	tokenCommand: 'Runs without a shell; its first line is the token.',
	caFile: 'Trusted besides the authorities that Node knows.',
};

const copyAdvice = 'A new profile of this program\'s own: influxctl\'s file stays as it is. Enter where its token comes from.';

/**
Adds or edits a saved profile; from one of influxctl's, whose file is never written, it makes a saved one. Where the management token comes from is chosen here; its value is asked for nowhere and stored nowhere.
*/
export function ProfileEditor({profile, isActive}: {readonly profile: Profile | undefined; readonly isActive: boolean}) {
	const {navigate, notice, services, chooseProfile} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const [state, dispatch] = useReducer(reduceProfileEditor, profile, startProfileEditor);
	const {form, focus, errors, pending} = state;

	const edited = profile?.origin === 'saved' ? profile.name : undefined;
	const readClusters = async () => {
		dispatch({type: 'clusters-read', path: form.clusters, file: await services.readTextFile(form.clusters)});
	};

	const save = async () => {
		const parsed = parseProfile(form);
		if (!parsed.ok) {
			dispatch({type: 'refused', errors: parsed.errors});
			return;
		}

		const saved = await services.saveProfile(parsed.profile, edited);
		if (saved.ok) {
			navigate({type: 'closed'});
			chooseProfile(parsed.profile.name);
			notice(`Saved the profile ${show(parsed.profile.name)}.`, 'good');
		} else {
			dispatch({type: 'refused', errors: {}});
			notice(show(saved.message), 'danger');
		}
	};

	useEffect(() => {
		switch (pending) {
			case 'cancel': {
				navigate({type: 'closed'});
				break;
			}

			case 'save': {
				void save();
				break;
			}

			case 'read-clusters': {
				void readClusters();
				break;
			}

			case undefined: {
				break;
			}
		}
	}, [pending]); // eslint-disable-line react-hooks/exhaustive-deps -- the decision is consumed once, when it is made

	const handlers: KeyHandlers = {
		save() {
			dispatch({type: 'submitted'});
		},
		...(focus === 'clusters' && {
			'read-clusters'() {
				dispatch({type: 'clusters-asked'});
			},
		}),
		'next-field'() {
			dispatch({type: 'focus-moved', by: 1});
		},
		'previous-field'() {
			dispatch({type: 'focus-moved', by: -1});
		},
		'toggle-choice'() {
			dispatch({type: 'toggled'});
		},
		cancel() {
			dispatch({type: 'cancelled'});
		},
		'erase-word'() {
			dispatch({type: 'typed', text: isTextField(focus) ? eraseWord(form[focus]) : ''});
		},
		'erase-line'() {
			dispatch({type: 'typed', text: ''});
		},
	};
	const scope = isTextField(focus) ? 'profile-form' : 'profile-choice';

	const error = isTextField(focus) ? errors[focus] : undefined;
	const words = error ?? (focus === 'name' && profile?.origin === 'influxctl' ? copyAdvice : advice[focus]);
	const width = columns - labelWidth - 8;
	const fields = fieldsOf(form);
	// Two rows for the sentence below, and one above it.
	const {from, to} = windowOf(settle({...startOfList, cursor: fields.indexOf(focus)}, fields, Math.max(1, rows - frameRows - 4)), fields.length, Math.max(1, rows - frameRows - 4));
	return (
		<Screen path={['Profiles', edited === undefined ? 'Add' : `Edit ${show(edited)}`]} scope={scope} handlers={handlers} isActive={isActive && (pending === undefined || pending === 'read-clusters')}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				{fields.slice(from, to).map(field => (
					<Box key={field} height={1} flexShrink={0}>
						<FieldLabel label={labels[field]} isFocused={field === focus} width={labelWidth}/>
						{isTextField(field)
							? (
								<Field
									value={form[field]}
									isFocused={isActive && field === focus}
									width={width}
									placeholder={placeholders[field] ?? ''}
									{...field === 'clusters' && {limit: longestClusterList}}
									onChange={text => {
										dispatch({type: 'typed', text});
									}}
								/>
							)
							: <Text inverse={field === focus}>{`${choiceOf(field, state, isTicked => `${isTicked ? glyphs.ticked : glyphs.unticked}${isSpoken ? ',' : ''}`)}${isSpoken && field === focus ? ', focused' : ''}`}</Text>}
						{hasError(field, state) ? <Text {...styles.danger}>{` ${glyphs.failed}`}</Text> : undefined}
					</Box>
				))}
				{words === undefined
					? undefined
					: <Box marginTop={1} paddingRight={2}><Text {...(error === undefined ? styles.muted : styles.danger)}>{show(words)}</Text></Box>}
			</Box>
		</Screen>
	);
}

function choiceOf(field: EditorField, {form}: ProfileEditorState, boxOf: (isTicked: boolean) => string): string {
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

		default: {
			return `${boxOf(form.isProtected)} its name must be typed before a revoke`;
		}
	}
}

function hasError(field: EditorField, {errors}: ProfileEditorState): boolean {
	return isTextField(field) && errors[field] !== undefined;
}
