import type {DatabaseToken} from '../../../api/types.js';
import {resultWord} from '../../../journal/rows/result-word.js';
import {actionOf} from '../../../operations/change-words.js';
import type {TrackedChange} from '../../../operations/types.js';
import {isoSeconds} from '../../../tokens/time/parse-time.js';
import {whyOdd} from '../../../tokens/why-odd.js';
import {withShortMark} from '../../../tokens/suspension/suspended-description.js';
import type {RowColumn} from '../output/print-rows.js';
import type {RowFormat} from '../output/row-formats.js';
import type {RowOf} from '../../../row-of.js';
import type {resultSchema} from './result-schema.js';

export type ResultRow = RowOf<typeof resultSchema>;

export const resultColumns: ReadonlyArray<RowColumn<ResultRow>> = [
	{key: 'id', narrow: 8},
	{key: 'description', narrow: 'end', tableText: ({description}) => withShortMark(description ?? '')},
	{key: 'result'},
	{key: 'cause', narrow: 'end'},
	{key: 'at'},
];

/**
The row of a change of a run. A change without a result has the result `unknown`. See `resultWord` for the words.
*/
export function rowOfChange({token, request, result}: TrackedChange): ResultRow {
	return {
		id: token.id, description: token.description, result: resultWord(result?.kind ?? 'unknown', actionOf(request)), cause: result?.cause, at: result && isoSeconds(result.at),
	};
}

/**
The row of a token that is left alone: nothing was sent for it. `cause` is a sentence part.
*/
export function rowLeftAlone({id, description}: Pick<DatabaseToken, 'id' | 'description'>, result: 'skipped' | 'unchanged', cause: string): ResultRow {
	return {
		id, description, result, cause, at: undefined,
	};
}

const missingCause = 'no token of this cluster has this ID';

/**
The row of an ID that no token of the cluster has.
*/
export function rowOfMissing(id: string): ResultRow {
	return {...rowLeftAlone({id, description: ''}, 'skipped', missingCause), description: undefined};
}

/**
The row of a token that is left alone because it cannot be read whole.
*/
export function rowOfOdd(token: DatabaseToken): ResultRow {
	return rowLeftAlone(token, 'skipped', `${whyOdd(token) ?? 'it cannot be read whole'}; it can be revoked by its ID, and nothing else`);
}

/**
The rows that a format prints. With `ids` those are the tokens that are now as the command asked, or would be after a dry run: the next command of a script goes on with them.
*/
export function printedRows<Row extends ResultRow>(rows: readonly Row[], format: RowFormat, isGoneGood = false): readonly Row[] {
	return format === 'ids' ? rows.filter(row => row.result.startsWith('would-') || isAsAsked(row, isGoneGood)) : rows;
}

const goodResults: ReadonlySet<string> = new Set(['created', 'updated', 'suspended', 'resumed', 'revoked', 'unchanged']);

/**
Whether a token is now as the command asked. With `isGoneGood`, a token that was already gone is too: it was to stop working anyway.
*/
export function isAsAsked({result}: ResultRow, isGoneGood: boolean): boolean {
	return goodResults.has(result) || (isGoneGood && result === 'already-gone');
}
