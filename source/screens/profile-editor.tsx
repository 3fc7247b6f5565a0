import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useEffect, useReducer} from 'react';
import {FieldLabel} from '../components/field-label.js';
import {Field} from '../components/field.js';
import {Frame} from '../components/frame.js';
import {useWindowSize} from '../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../hooks/app-context.js';
import {hintsOf} from '../hooks/hints-of.js';
import {useBadges} from '../hooks/use-badges.js';
import {useKeys} from '../hooks/use-keys.js';
import {useShow} from '../hooks/use-show.js';
import {parseProfile} from '../profiles/parse-profile.js';
import type {SecretKind} from '../profiles/profile-form.js';
import type {Profile} from '../profiles/types.js';
import {
	fieldsOf,
	isTextField,
	reduceProfileEditor,
	startProfileEditor,
	type EditorField,
	type ProfileEditorState,
} from '../state/profile-editor.js';
import {eraseWord} from '../state/erase-word.js';
import {useTheme} from '../theme/theme-context.js';

const labelWidth = 19;

const placeholders: Readonly<Partial<Record<EditorField, string>>> = {
	name: 'prod-eu',
	accountId: '11111111-1111-4111-8111-111111111111',
	accountName: 'optional',
	clusters: 'name id, name id',
};

const kindWords: Readonly<Record<SecretKind, string>> = {
	environment: 'an environment variable',
	command: 'a command (a keychain, a vault)',
	file: 'a file that only you can read',
	prompt: 'asked for each time',
};

const detailLabels: Readonly<Record<SecretKind, string>> = {
	environment: 'Variable name', command: 'Command', file: 'File', prompt: '',
};

const detailPlaceholders: Readonly<Record<SecretKind, string>> = {
	environment: 'MANAGEMENT_TOKEN', command: 'secret-tool lookup service influxdb', file: '/home/me/.config/influx/prod-eu.token', prompt: '',
};

/**
Adds or edits a saved profile. Where the management token comes from is chosen here; its value is asked for nowhere and stored nowhere.
*/
export function ProfileEditor({profile, isActive}: {readonly profile: Profile | undefined; readonly isActive: boolean}) {
	const {navigate, notice, message, services, chooseProfile} = useAppContext();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const badges = useBadges();
	const [state, dispatch] = useReducer(reduceProfileEditor, profile, startProfileEditor);
	const {form, focus, errors, pending} = state;

	const save = async () => {
		const parsed = parseProfile(form);
		if (!parsed.ok) {
			dispatch({type: 'refused', errors: parsed.errors});
			return;
		}

		const saved = await services.saveProfile(parsed.profile, profile?.name);
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
		if (pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (pending === 'save') {
			void save();
		}
	}, [pending]); // eslint-disable-line react-hooks/exhaustive-deps -- the decision is consumed once, when it is made

	const handlers: KeyHandlers = {
		save() {
			dispatch({type: 'submitted'});
		},
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
	useKeys(scope, handlers, {isActive: isActive && pending === undefined});

	const error = isTextField(focus) ? errors[focus] : undefined;
	const width = columns - labelWidth - 8;
	return (
		<Frame path={['Profiles', profile ? `Edit ${show(profile.name)}` : 'Add']} badges={badges} message={message} hints={hintsOf(scope, handlers)}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				{fieldsOf(form).map(field => (
					<Box key={field} height={1} flexShrink={0}>
						<FieldLabel label={labelOf(field, form.secretKind)} isFocused={field === focus} width={labelWidth}/>
						{isTextField(field)
							? (
								<Field
									value={form[field]}
									isFocused={isActive && field === focus}
									width={width}
									placeholder={field === 'secretDetail' ? detailPlaceholders[form.secretKind] : placeholders[field] ?? ''}
									onChange={text => {
										dispatch({type: 'typed', text});
									}}
								/>
							)
							: <Text inverse={field === focus}>{`${choiceOf(field, state, isTicked => `${isTicked ? glyphs.ticked : glyphs.unticked}${isSpoken ? ',' : ''}`)}${isSpoken && field === focus ? ', focused' : ''}`}</Text>}
						{hasError(field, state) ? <Text {...styles.danger}>{` ${glyphs.failed}`}</Text> : undefined}
					</Box>
				))}
				{error === undefined ? undefined : <Box marginTop={1} paddingRight={2}><Text {...styles.danger}>{show(error)}</Text></Box>}
			</Box>
		</Frame>
	);
}

function labelOf(field: EditorField, kind: SecretKind): string {
	const labels: Readonly<Record<EditorField, string>> = {
		name: 'Name',
		host: 'Host',
		accountId: 'Account ID',
		accountName: 'Account name',
		clusters: 'Clusters',
		secretKind: 'Management token',
		secretDetail: detailLabels[kind],
		isReadOnly: 'Read-only',
		isProtected: 'Protected',
	};
	return labels[field];
}

function choiceOf(field: EditorField, {form}: ProfileEditorState, boxOf: (isTicked: boolean) => string): string {
	if (field === 'isReadOnly') {
		return `${boxOf(form.isReadOnly)} nothing can be changed through it`;
	}

	return field === 'isProtected' ? `${boxOf(form.isProtected)} its name must be typed before a revoke` : kindWords[form.secretKind];
}

function hasError(field: EditorField, {errors}: ProfileEditorState): boolean {
	return isTextField(field) && errors[field] !== undefined;
}
