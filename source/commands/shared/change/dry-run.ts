import type {ManagementApi} from '../../../api/types.js';
import {resultWord} from '../../../journal/rows/result-word.js';
import {checkChanges} from '../../../operations/check-changes.js';
import {actionOf, verbOf} from '../../../operations/change-words.js';
import {operationOfChange} from '../../../operations/operation-of-change.js';
import type {Change} from '../../../operations/types.js';
import {isoSeconds} from '../../../tokens/time/parse-time.js';
import {differenceInWords} from '../../../tokens/difference-in-words.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import {exitCodes} from '../../../exit-codes.js';
import type {Place} from '../place/place.js';
import {printRows, type RowColumn} from '../output/print-rows.js';
import type {RowFormat} from '../output/row-formats.js';
import type {RowOf} from '../../../row-of.js';
import {sayTo, type Say} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {requestWords, type RequestWords} from './request-words.js';
import {
	isAsAsked,
	printedRows,
	resultColumns,
	type ResultRow,
} from './result-row.js';
import type {dryResultSchema} from './result-schema.js';

/**
A result row that also holds the request that would be sent, for the formats that programs read.
*/
export type DryRow = ResultRow & Partial<Pick<RowOf<typeof dryResultSchema>, 'method' | 'path' | 'body'>>;

export const dryColumns: ReadonlyArray<RowColumn<DryRow>> = [...resultColumns, {key: 'method'}, {key: 'path'}, {key: 'body'}];

type Options = {
	readonly place: Place;
	readonly api: ManagementApi;
	readonly changes: readonly Change[];
	/**
	Rows of tokens that would be left alone.
	*/
	readonly left: readonly ResultRow[];
	readonly isGoneGood: boolean;
	readonly format: RowFormat;
	readonly readOnlyBy: string | undefined;
};

/**
Makes the same checks as a run, and says what the run would do. It changes nothing. Gives the exit code: 0 when every change would be made.
*/
export async function dryRun({place, api, changes, left, isGoneGood, format, readOnlyBy}: Options, {stdout, stderr, now}: CommandSurroundings): Promise<number> {
	const say = sayTo(stderr);
	const {changes: tracked, unauthorized} = await checkChanges({api, changes, now: () => new Date(now())});
	const would = tracked.filter(({result}) => result === undefined);
	for (const change of would) {
		const {token, request} = change;
		const sent = requestWords(operationOfChange(change), place);
		if (format === 'table' || request.kind === 'update') {
			say(tokenName(token, {isFirst: true}));
		}

		if (format === 'table') {
			sayRequest(sent, say);
		}

		if (request.kind === 'update') {
			for (const words of differenceInWords(token, {...token, ...request.fields})) {
				say(`    ${words}`);
			}
		}
	}

	const rows: readonly DryRow[] = [
		...left,
		...tracked.map(change => {
			const {token, request, result} = change;
			const sent = requestWords(operationOfChange(change), place);
			return {
				id: token.id,
				description: token.description,
				result: result ? resultWord(result.kind, actionOf(request)) : `would-${actionOf(request)}` as const,
				cause: result?.cause,
				at: result && isoSeconds(result.at),
				...(result === undefined && !('reason' in sent) && sent),
			};
		}),
	];
	await printRows({rows: printedRows(rows, format, isGoneGood), columns: format === 'table' ? resultColumns : dryColumns, format}, stdout);

	const requests = changes.map(({request}) => request);
	say(`Dry run: would ${verbOf(requests).infinitive} ${would.length} of ${rows.length}; nothing was sent.`);
	if (unauthorized !== undefined) {
		say(unauthorized);
		return exitCodes.credentials;
	}

	if (readOnlyBy !== undefined) {
		say(`Without --dry-run it is refused: read-only, set by ${readOnlyBy}.`);
		return exitCodes.notAll;
	}

	return rows.every(row => row.result.startsWith('would-') || isAsAsked(row, isGoneGood)) ? exitCodes.done : exitCodes.notAll;
}

/**
Prints the request that would be sent, for people: the method, the path and the body.
*/
export function sayRequest(request: RequestWords | {readonly reason: string}, say: Say): void {
	if ('reason' in request) {
		say(`    ${request.reason}`);
		return;
	}

	const {method, path, body} = request;
	say(`    ${method} ${path}`);
	if (body !== undefined) {
		say(`    ${JSON.stringify(body)}`);
	}
}
