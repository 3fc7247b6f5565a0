import {Box, Text} from 'ink';
import {useWindowSize} from '../../components/use-window-size.js';
import type {KeyHandlers} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import type {Profile} from '../../profiles/types.js';
import {settle, startOfList, windowOf} from '../../session/lists/list-window.js';
import {useTheme} from '../../theme/theme-context.js';
import {useLeaveForm} from '../../keys/use-leave-form.js';
import {PathNames} from '../path/path-names.js';
import {usePathCompletion} from '../path/use-path-completion.js';
import {Screen} from '../screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {ProfileEditorRow} from './profile-editor-row.js';
import {
	fieldsOf,
	isOnPath,
	isTextField,
	type EditorField,
} from './profile-editor-state.js';
import {useProfileEditor} from './use-profile-editor.js';

/**
The hint on the focused field, shown if the field has no error.
*/
const advice: Readonly<Partial<Record<EditorField, string>>> = {
	clusters: 'Paste the output of influxctl cluster list --format json, or type the path of a file with it and press Ctrl+O.',
	tokenVariable: 'Uses the first of variable, command and file that gives a token. If all are empty, it asks each time.',
	tokenCommand: 'Runs without a shell; its first line is the token.',
	caFile: 'Trusted in addition to the authorities of this machine.',
};

const copyAdvice = 'A new profile of this program\'s own: influxctl\'s file stays as it is. Enter where its token comes from.';

/**
The form that adds or edits a saved profile. From a profile of influxctl it makes a saved one, because influxctl's file is never written. The form asks where the management token comes from, never for the token itself, which is stored nowhere.
*/
export function ProfileEditor({profile, isActive}: {readonly profile: Profile | undefined; readonly isActive: boolean}) {
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const {styles} = useTheme();
	const show = useShow();
	const edited = profile?.origin === 'saved' ? profile.name : undefined;
	const {state, dispatch} = useProfileEditor(profile, edited);
	const {form, focus, errors, pending} = state;
	const isPath = isOnPath(state);
	const completion = usePathCompletion({
		text: isPath && isTextField(focus) ? form[focus] : '',
		onComplete(text) {
			dispatch({type: 'typed', text});
		},
		toNext() {
			dispatch({type: 'focus-moved', by: 1});
		},
	});
	const cancel = useLeaveForm({
		draft: JSON.stringify(form),
		onLeave() {
			dispatch({type: 'cancelled'});
		},
	});

	const handlers: KeyHandlers = {
		...(!completion.isReading && {
			save() {
				dispatch({type: 'submitted'});
			},
		}),
		...(isPath && {'complete-path': completion.complete}),
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
		cancel,
	};
	const scope = isPath ? 'profile-path' : (isTextField(focus) ? 'profile-form' : 'profile-choice');

	const error = isTextField(focus) ? errors[focus] : undefined;
	const words = error ?? (focus === 'name' && profile?.origin === 'influxctl' ? copyAdvice : advice[focus]);
	const fields = fieldsOf(form);
	// Leaves two rows for the sentence below the fields, and a blank one above it.
	const {from, to} = windowOf(settle({...startOfList, cursor: fields.indexOf(focus)}, fields, Math.max(1, bodyRows - 4)), fields.length, Math.max(1, bodyRows - 4));
	return (
		<Screen path={['Profiles', edited === undefined ? 'Add' : `Edit ${show(edited)}`]} scope={scope} handlers={handlers} isActive={isActive && (pending === undefined || pending === 'read-clusters')}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				{fields.slice(from, to).map(field => <ProfileEditorRow key={field} field={field} state={state} columns={columns} isActive={isActive} dispatch={dispatch}/>)}
				{completion.names.length > 0 ? <Box marginTop={1}><PathNames names={completion.names} width={columns - 5}/></Box> : undefined}
				{words === undefined || completion.names.length > 0
					? undefined
					: <Box marginTop={1} paddingRight={2}><Text {...(error === undefined ? styles.muted : styles.danger)}>{show(words)}</Text></Box>}
			</Box>
		</Screen>
	);
}
