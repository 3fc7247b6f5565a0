import type {DatabaseToken} from '../api/types.js';
import {readSuspensionMark} from '../tokens/suspension/read-suspension-mark.js';
import {withoutSuspensionMark} from '../tokens/suspension/suspended-description.js';
import {writeSuspensionMark} from '../tokens/suspension/write-suspension-mark.js';
import type {Change} from './types.js';

/**
A token whose suspend records its grants in the journal alone, and why its mark cannot hold them, as a sentence part. Raw text of the service.
*/
export type KeptInJournal = {
	readonly token: DatabaseToken;
	readonly problem: string;
};

/**
The tokens whose suspends write a mark without the grants, or no mark: only the journal of this machine can give those grants back.
*/
export function keptInJournal(changes: readonly Change[]): readonly KeptInJournal[] {
	return changes.flatMap(({token, request}) => {
		if (request.kind !== 'update' || request.action !== 'suspend') {
			return [];
		}

		const mark = readSuspensionMark({id: token.id, description: request.fields.description ?? token.description});
		return mark?.kind === 'grants' ? [] : [{token, problem: problemOf(token, mark?.kind === 'day' ? mark.day : undefined)}];
	});
}

function problemOf(token: DatabaseToken, day: string | undefined): string {
	const mark = day === undefined ? undefined : writeSuspensionMark(token, day);
	if (mark === undefined) {
		return 'its description gets no mark';
	}

	if (!mark.ok) {
		return mark.problem;
	}

	const {length} = [...withoutSuspensionMark(token.description) + mark.text];
	return `its description would have ${length} characters with them, more than are allowed`;
}
