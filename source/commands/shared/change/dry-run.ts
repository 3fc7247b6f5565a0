import type {ManagementApi} from '../../../api/types.js';
import {checkChanges} from '../../../operations/check-changes.js';
import {wordsOf} from '../../../operations/summarize-changes.js';
import type {Change} from '../../../operations/types.js';
import {isoSeconds} from '../../../tokens/time/dates.js';
import {differenceInWords} from '../../../tokens/token-difference.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import {exitCodes} from '../program/exit-codes.js';
import type {Place} from '../place/open-cluster.js';
import {printRows, type RowColumn} from '../output/print-rows.js';
import type {RowFormat} from '../output/row-formats.js';
import {sayTo, type Say} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {isAsAsked, resultColumns, type ResultRow} from './result-rows.js';
import {operationOf, requestWords, type RequestWords} from './request-words.js';

/**
A result with what would be sent, in the formats for programs.
*/
export type DryRow = ResultRow & {
	readonly method?: string | undefined;
	readonly path?: string | undefined;
	readonly body?: unknown;
};

export const dryColumns: ReadonlyArray<RowColumn<DryRow>> = [...resultColumns, {key: 'method'}, {key: 'path'}, {key: 'body'}];

type Options = {
	readonly place: Place;
	readonly api: ManagementApi;
	readonly changes: readonly Change[];
	/**
	Rows of tokens to which nothing would be done.
	*/
	readonly left: readonly ResultRow[];
	readonly isGoneGood: boolean;
	readonly format: RowFormat;
	readonly readOnlyBy: string | undefined;
};

/**
Says what a run would do, by its own checks, and sends nothing that changes anything. Gives the exit code: 0 when all of it would be done.
*/
export async function dryRun({place, api, changes, left, isGoneGood, format, readOnlyBy}: Options, {stdout, stderr, now}: CommandSurroundings): Promise<number> {
	const say = sayTo(stderr);
	const {changes: tracked, unauthorized} = await checkChanges({api, changes, now: () => new Date(now())});
	const would = tracked.filter(({result}) => result === undefined);
	for (const change of would) {
		const {token, request} = change;
		const sent = requestWords(operationOf(change), place);
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
			const sent = requestWords(operationOf(change), place);
			return {
				id: token.id,
				description: token.description,
				result: result?.kind ?? `would-${wordsOf([request]).infinitive}`,
				cause: result?.cause,
				at: result && isoSeconds(result.at),
				...(result === undefined && !('reason' in sent) && sent),
			};
		}),
	];
	await printRows({rows, columns: format === 'table' ? resultColumns : dryColumns, format}, stdout);

	const requests = changes.map(({request}) => request);
	say(`Dry run: would ${wordsOf(requests).infinitive} ${would.length} of ${rows.length}; nothing was sent.`);
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
Says what would be sent, for people: the request and its body.
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
