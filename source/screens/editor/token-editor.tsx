import {Box, Text} from 'ink';
import {useEffect, useReducer} from 'react';
import type {Operation} from '../../api/operation-request.js';
import type {DatabaseToken} from '../../api/types.js';
import {Field} from '../../components/field.js';
import {frameRows} from '../../components/frame/frame.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import type {Scope} from '../../keymap/scopes.js';
import {eraseWord} from '../../keys/erase-word.js';
import {clockWords} from '../../tokens/time/clock-difference.js';
import {useTheme} from '../../theme/theme-context.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import {
	describeExpiry,
	parseExpiry,
	type ExpiryClock,
	type ParsedExpiry,
} from '../../tokens/time/parse-expiry.js';
import {permissionsFromRows} from '../../tokens/grants/grant-row.js';
import {ClusterScreen} from '../cluster-screen.js';
import {findDatabases} from './find-databases.js';
import {
	reduceTokenForm,
	startTokenForm,
	isTextControl,
	type TokenForm,
} from './token-form.js';
import {GrantEditor} from './grant-editor.js';
import {TokenEditorButton} from './token-editor-button.js';
import {TokenEditorRow, labelWidth} from './token-editor-row.js';
import {useSubmitToken} from './use-submit-token.js';

const mostSuggestions = 5;

type Props = {
	/**
	The token to edit, or to take the grants of; none for a blank form.
	*/
	readonly token: DatabaseToken | undefined;
	readonly isEdit: boolean;
	/**
	What the form starts with in place of the token's own.
	*/
	readonly description: string | undefined;
	readonly isActive: boolean;
};

/**
Creates a token, or edits description and grants of one. Nothing is sent from here but a new token's creation, after its own button.
*/
export function TokenEditor({token, isEdit, description, isActive}: Props) {
	const {navigate, notice, services} = useAppContext();
	const {clock: {difference}} = useProfileSession();
	const {databases, databaseNames, databasesProblem} = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const [form, dispatch] = useReducer(reduceTokenForm, {
		token, isEdit, description, now: services.now(),
	}, startTokenForm);
	const {submit, problem, isSending} = useSubmitToken({form, token, dispatch});
	const {focus} = form;

	useEffect(() => {
		if (form.pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (form.pending === 'save') {
			submit();
		}
	}, [form.pending]); // eslint-disable-line react-hooks/exhaustive-deps -- the decision is consumed once, when it is made

	const typedDatabase = typeof focus === 'object' && focus.part === 'database' ? form.rows[focus.row]?.database ?? '' : undefined;
	const clock = {now: services.now(), timeZone: services.timeZone};
	const expiry = parseExpiry(form.expiry, clock);
	const expiryWords = isEdit ? 'No call of the service changes it: rotate the token instead.' : [wordsOf(expiry, clock), difference === undefined || form.expiry.trim() === '' ? '' : `This machine's clock is ${clockWords(difference)}.`].filter(words => words !== '').join(' ');
	const linesOf = (text: string) => Math.ceil(text.length / (columns - 16));
	const databasesWords = databasesSentence({databaseNames, databasesProblem});
	const namesToOffer = databaseNames ?? databases.value?.map(({name}) => name).filter(name => name !== '') ?? [];
	// What is left for grants and for the databases found.
	const height = Math.max(2, rows - frameRows - 9 - (databasesWords === undefined ? 0 : 1) - linesOf(expiryWords) - (problem === undefined ? 0 : 1 + linesOf(problem)));
	const suggestions = typedDatabase === undefined ? [] : findDatabases(typedDatabase, namesToOffer, Math.min(mostSuggestions, height - 1));
	const scope = scopeOf(form);
	const handlers: KeyHandlers = {
		...editorHandlers(form, suggestions, dispatch, () => {
			// An edit has its own confirmation; a new token has none but this key.
			if (!isEdit && services.isBurst()) {
				notice('Those keys arrived together, as a paste does: press the last one again.', 'warning');
			} else {
				dispatch({type: 'submitted'});
			}
		}),
		...(!isEdit && {
			'copy-as'() {
				const operation = operationOf(form, clock);
				navigate({type: 'opened', screen: {name: 'copy-as', operations: [operation]}});
			},
		}),
	};
	// While the service is asked, the keys of the program itself stay.
	const heard = form.pending === undefined && !isSending ? handlers : {};
	useQuitGuard(isSending ? () => 'The answer brings the secret: wait for it. Ctrl+C again quits once it is here, and keeps the secret in a private file.' : undefined);

	const width = columns - labelWidth - 8;
	const title = isEdit ? 'Edit Database Token' : 'Create Database Token';
	return (
		<ClusterScreen title={title} scope={scope} handlers={heard} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				<TokenEditorRow label='Description' isFocused={focus === 'description'}>
					<Field
						value={form.description} isFocused={isActive && focus === 'description'} width={width}
						placeholder='what uses it, and who owns it'
						onChange={text => {
							dispatch({type: 'typed', text});
						}}/>
				</TokenEditorRow>
				<TokenEditorRow label='Expires' isFocused={focus === 'expiry'}>
					{isEdit
						? <Text {...styles.muted} wrap='truncate'>{show(describeExpiry(token?.expiresAt, clock))}</Text>
						: (
							<Field
								value={form.expiry} isFocused={isActive && focus === 'expiry'} width={width}
								placeholder='never, 90d, 2027-01-31'
								onChange={text => {
									dispatch({type: 'typed', text});
								}}/>
						)}
				</TokenEditorRow>
				{expiryWords === '' ? undefined : <Box paddingX={4} flexShrink={0}><Text {...(expiry.ok ? styles.muted : styles.danger)}>{expiryWords}</Text></Box>}
				<GrantEditor form={form} suggestions={suggestions} height={height} databaseNames={databaseNames} isActive={isActive} dispatch={dispatch}/>
				{databasesWords === undefined ? undefined : <Text {...styles.warning} wrap='truncate'>{`  ${show(databasesWords)}`}</Text>}
				<Box marginTop={1}>
					<TokenEditorButton label={isEdit ? 'Save Changes' : 'Create Token'} isFocused={focus === 'save'} isSending={isSending}/>
				</Box>
				{problem === undefined ? undefined : <Box marginTop={1} paddingRight={2} flexShrink={0}><Text {...styles.danger}>{`${glyphs.failed} ${show(problem)}`}</Text></Box>}
			</Box>
		</ClusterScreen>
	);
}

/**
An expiration shown back, in local time and UTC, or why it is none; nothing for never.
*/
function wordsOf(expiry: ParsedExpiry, clock: ExpiryClock): string {
	if (!expiry.ok) {
		return expiry.message;
	}

	return expiry.expiresAt === undefined ? '' : describeExpiry(expiry.expiresAt, clock);
}

/**
The create that the form describes now.
*/
function operationOf(form: TokenForm, clock: ExpiryClock): Operation {
	const expiry = parseExpiry(form.expiry, clock);
	const rows = form.rows.filter(({database}) => database.trim() !== '');
	return {kind: 'create', token: {description: form.description, permissions: permissionsFromRows(rows), ...(expiry.ok && expiry.expiresAt !== undefined && {expiresAt: expiry.expiresAt})}};
}

function scopeOf(form: TokenForm): Scope {
	if (isTextControl(form)) {
		return typeof form.focus === 'object' ? 'token-database' : 'token-text';
	}

	return typeof form.focus === 'object' ? 'token-box' : 'token-button';
}

function editorHandlers(form: TokenForm, suggestions: readonly string[], dispatch: (event: Parameters<typeof reduceTokenForm>[1]) => void, submit: () => void): KeyHandlers {
	const {focus} = form;
	const text = textOf(form);
	return {
		'save-token': submit,
		'next-field'() {
			dispatch({type: 'focus-moved', by: 1});
		},
		'previous-field'() {
			dispatch({type: 'focus-moved', by: -1});
		},
		'filter-down'() {
			dispatch({type: 'suggestion-moved', by: 1, count: suggestions.length});
		},
		'filter-up'() {
			dispatch({type: 'suggestion-moved', by: -1, count: suggestions.length});
		},
		'take-suggestion'() {
			const database = suggestions[form.suggestion];
			if (typeof focus === 'object' && database !== undefined) {
				dispatch({type: 'suggestion-taken', database});
			} else {
				dispatch({type: 'focus-moved', by: 1});
			}
		},
		'toggle-choice'() {
			dispatch({type: 'toggled'});
		},
		'remove-row'() {
			dispatch({type: 'row-removed'});
		},
		press() {
			if (focus === 'add') {
				dispatch({type: 'row-added'});
			} else {
				submit();
			}
		},
		cancel() {
			dispatch({type: 'cancelled'});
		},
		'erase-word'() {
			dispatch({type: 'typed', text: eraseWord(text)});
		},
		'erase-line'() {
			dispatch({type: 'typed', text: ''});
		},
	};
}

function textOf({focus, description, expiry, rows}: TokenForm): string {
	if (focus === 'description') {
		return description;
	}

	if (focus === 'expiry') {
		return expiry;
	}

	return typeof focus === 'object' ? rows[focus.row]?.database ?? '' : '';
}
