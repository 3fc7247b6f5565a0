import {Box, Text} from 'ink';
import {useEffect, useReducer} from 'react';
import {Prose} from '../../components/prose.js';
import {wrapWords} from '../../components/wrap-words.js';
import type {Operation} from '../../api/operation-request.js';
import type {DatabaseToken} from '../../api/types.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useLeaveForm} from '../../keys/use-leave-form.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import {describeExpiry, parseExpiry, type ExpiryClock} from '../../tokens/time/parse-expiry.js';
import {permissionsFromRows} from '../../tokens/grants/grant-row.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {expiryHint} from './expiry-hint.js';
import {findDatabases} from './find-databases.js';
import {
	draftOf,
	reduceTokenForm,
	startTokenForm,
	type TokenForm,
} from './token-form.js';
import {GrantEditor} from './grant-editor.js';
import {TokenEditorButton} from './token-editor-button.js';
import {tokenEditorHandlers, tokenEditorScope} from './token-editor-handlers.js';
import {TokenEditorRow, labelWidth} from './token-editor-row.js';
import {TokenEditorText} from './token-editor-text.js';
import {useSubmitToken} from './use-submit-token.js';

const mostSuggestions = 5;

type Props = {
	/**
	The token to edit or to copy; undefined for an empty form.
	*/
	readonly token: DatabaseToken | undefined;
	readonly isEdit: boolean;
	/**
	The description that the form starts with; undefined for the token's own.
	*/
	readonly description: string | undefined;
	readonly isActive: boolean;
};

/**
The form that creates a token, or edits the description and the grants of one. The only request that it sends is the create, when its button or Ctrl+S is pressed; an edit is sent from the next screen.
*/
export function TokenEditor({token, isEdit, description, isActive}: Props) {
	const {navigate, notice, services} = useAppContext();
	const {clock: {difference}} = useProfileSession();
	const {databases, databaseNames, databasesProblem} = useClusterSession();
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const [form, dispatch] = useReducer(reduceTokenForm, {
		token, isEdit, description, now: services.now(),
	}, startTokenForm);
	const {submit, problem, isSending} = useSubmitToken({form, token, dispatch});
	const {focus} = form;
	const cancel = useLeaveForm({
		draft: draftOf(form),
		onLeave() {
			dispatch({type: 'cancelled'});
		},
	});

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
	const hint = expiryHint(form, expiry, {clock, difference});
	const linesOf = (text: string) => wrapWords(text, columns - 8).length;
	const databasesWords = databasesSentence({databaseNames, databasesProblem});
	const namesToOffer = databaseNames ?? databases.value?.map(({name}) => name).filter(name => name !== '') ?? [];
	// Indented, with the label before it.
	const expiryLines = isEdit ? wrapWords(show(describeExpiry(token?.expiresAt, clock)), columns - labelWidth - 6) : ['expiry field'];
	// The rows that are left for the grants and for the databases found.
	const height = Math.max(2, bodyRows - 8 - expiryLines.length - (databasesWords === undefined ? 0 : 1) - linesOf(hint) - (problem === undefined ? 0 : 1 + linesOf(problem)));
	const suggestions = typedDatabase === undefined ? [] : findDatabases(typedDatabase, namesToOffer, Math.min(mostSuggestions, height - 1));
	const handlers: KeyHandlers = {
		...tokenEditorHandlers(form, suggestions, dispatch, () => {
			// The next screen confirms an edit. A create has no confirmation but this key, so a paste must not press it.
			if (!isEdit && services.isBurst()) {
				notice('Those keys arrived together, as a paste does: press the last one again.', 'warning');
			} else {
				dispatch({type: 'submitted'});
			}
		}),
		cancel,
		...(!isEdit && {
			'copy-as'() {
				const operation = operationOf(form, clock);
				navigate({type: 'opened', screen: {name: 'copy-as', operations: [operation]}});
			},
		}),
	};
	// While the service is asked, only the keys of the program itself work.
	const heard = form.pending === undefined && !isSending ? handlers : {};
	useQuitGuard(isSending ? () => 'The answer brings the secret: wait for it. Ctrl+C again quits once it is here, and keeps the secret in a private file.' : undefined);

	const title = isEdit ? 'Edit Database Token' : 'Create Database Token';
	return (
		<ClusterScreen title={title} scope={tokenEditorScope(form)} handlers={heard} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				<TokenEditorText name='description' label='Description' placeholder='what uses it, and who owns it' form={form} isActive={isActive} columns={columns} dispatch={dispatch}/>
				{isEdit
					? <TokenEditorRow label='Expires' isFocused={false} rows={expiryLines.length}><Text {...styles.muted}>{expiryLines.join('\n')}</Text></TokenEditorRow>
					: <TokenEditorText name='expiry' label='Expires' placeholder='e.g. 90d or 2027-01-31; empty for never' form={form} isActive={isActive} columns={columns} dispatch={dispatch}/>}
				{hint === '' ? undefined : <Box paddingLeft={4} flexShrink={0}><Prose around={8} {...(expiry.ok ? styles.muted : styles.danger)}>{hint}</Prose></Box>}
				<GrantEditor form={form} suggestions={suggestions} height={height} databaseNames={databaseNames} isActive={isActive} dispatch={dispatch}/>
				{databasesWords === undefined ? undefined : <Text {...styles.warning} wrap='truncate'>{`  ${show(databasesWords)}`}</Text>}
				<Box marginTop={1}>
					<TokenEditorButton label={isEdit ? 'Save Changes' : 'Create Token'} isFocused={focus === 'save'} isSending={isSending}/>
				</Box>
				{problem === undefined ? undefined : <Box marginTop={1} paddingRight={2} flexShrink={0}><Prose around={5} hang={2} {...styles.danger}>{`${glyphs.failed} ${show(problem)}`}</Prose></Box>}
			</Box>
		</ClusterScreen>
	);
}

/**
The create request for what the form holds now.
*/
function operationOf(form: TokenForm, clock: ExpiryClock): Operation {
	const expiry = parseExpiry(form.expiry, clock);
	const rows = form.rows.filter(({database}) => database.trim() !== '');
	return {kind: 'create', token: {description: form.description, permissions: permissionsFromRows(rows), ...(expiry.ok && expiry.expiresAt !== undefined && {expiresAt: expiry.expiresAt})}};
}
