import {useCallback} from 'react';
import type {DatabaseToken, TokenChanges} from '../../../api/types.js';
import {summarizeChanges} from '../../../operations/summarize-changes.js';
import {editToken, type EditResult} from '../../../operations/edit-token.js';
import type {ChangeRun} from '../../../operations/types.js';
import {useAppContext} from '../../../session/app-context.js';
import {useOperationParts} from '../../../session/change/use-operation-parts.js';

/**
A button that saves. `accepted` is undefined for the edit itself. For a choice after a conflict it holds the token as the person saw it then, and the changes, which are sent only if the token is still the same.
*/
export type EditChoice = {
	readonly label: string;
	readonly accepted: {readonly live: DatabaseToken; readonly changes: TokenChanges} | undefined;
};

type Edit = {
	/**
	The token as it was when the edit began.
	*/
	readonly loaded: DatabaseToken;
	readonly edited: Required<TokenChanges>;
	/**
	Why, for the journal.
	*/
	readonly reason: string | undefined;
};

/**
How the save ended. The texts are raw outside text.
*/
export type EditOutcome =
	| {readonly kind: 'saved' | 'not-saved'; readonly message: string}
	| {readonly kind: 'conflict'; readonly lines: readonly string[]; readonly choices: readonly EditChoice[]};

/**
Gives the function that saves an edit; its argument is the choice after a conflict, undefined before one. It reads the token again first, and sends nothing if a field that the edit changes has been changed otherwise since the edit began. It verifies the change afterwards.
*/
export function useEditToken({loaded, edited, reason}: Edit): (accepted: EditChoice['accepted']) => Promise<EditOutcome> {
	const {services} = useAppContext();
	const open = useOperationParts();
	return useCallback(async accepted => {
		const parts = await open();
		if (!parts.ok) {
			return {kind: 'not-saved', message: parts.message};
		}

		// By the time the run pauses for a 401, the API has already asked for another management token or must not send the change again. No key of this screen resumes a run, so the 401 ends it.
		let run: ChangeRun | undefined;
		const result = await editToken({
			...parts.value,
			context: {...parts.value.context, ...(reason !== undefined && {reason})},
			loaded,
			edited,
			...(accepted && {accepted}),
			onChange({pausedFor}) {
				if (pausedFor?.kind === 'unauthorized') {
					run?.stop();
				}
			},
		});
		switch (result.kind) {
			case 'conflict': {
				return conflictOutcome(result);
			}

			case 'nothing': {
				return {kind: 'saved', message: 'Nothing had to be saved: it is so already.'};
			}

			case 'started': {
				run = result.run;
				if (run.state.pausedFor?.kind === 'unauthorized') {
					run.stop();
				}

				const changes = await run.finished;
				const message = summarizeChanges(changes);
				services.report(message);
				return {kind: changes.every(change => change.result?.kind === 'changed') ? 'saved' : 'not-saved', message};
			}

			case 'changed-again': {
				return {kind: 'not-saved', message: `Not saved: ${result.cause}. Nothing was sent; edit it once more.`};
			}

			default: {
				return {kind: 'not-saved', message: `Not saved: ${result.cause}.`};
			}
		}
	}, [open, services, loaded, edited, reason]);
}

function conflictOutcome(conflict: Extract<EditResult, {readonly kind: 'conflict'}>): EditOutcome {
	const {live, liveDifferences, yourDifferences, clashing, mine, merged} = conflict;
	return {
		kind: 'conflict',
		lines: [
			'',
			'The token has changed on the service meanwhile. Nothing was sent.',
			...liveDifferences.map(words => `  there: ${words}`),
			...yourDifferences.map(words => `  yours: ${words}`),
		],
		choices: [
			{label: 'Save mine as it is', accepted: {live, changes: mine}},
			...(merged ? [{label: clashing.includes('description') ? 'Save my grants on top, their description' : 'Save mine on top of theirs', accepted: {live, changes: merged}}] : []),
		],
	};
}
