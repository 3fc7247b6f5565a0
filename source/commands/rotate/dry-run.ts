import type {DatabaseToken} from '../../api/types.js';
import {checkChanges} from '../../operations/check-changes.js';
import {operationOfChange} from '../../operations/operation-of-change.js';
import type {Change} from '../../operations/types.js';
import type {ExpiryClock} from '../../tokens/time/parse-expiry.js';
import {durationInWords} from '../../tokens/time/parse-time.js';
import {defaultSettle} from '../../tokens/rotation.js';
import {differenceInWords} from '../../tokens/difference-in-words.js';
import {dryColumns, sayRequest, type DryRow} from '../shared/change/dry-run.js';
import {exitCodes} from '../../exit-codes.js';
import {newTokenWords} from '../shared/change/new-token.js';
import type {PlaceToChange} from '../shared/place/place.js';
import {printRows} from '../shared/output/print-rows.js';
import {requestWords} from '../shared/change/request-words.js';
import {printedRows, resultColumns, rowLeftAlone} from '../shared/change/result-row.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import {sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

/**
Says what the beginning of a rotation would do: create the successor, and with `--suspend-old` suspend the old token. It changes nothing. Gives the exit code.
*/
export async function dryRunOfRotation({opened: {api, place, readOnlyBy}, old, successor, suspends, format, clock, settle}: {
	readonly opened: PlaceToChange;
	readonly old: DatabaseToken;
	readonly successor: {readonly description: string; readonly expiresAt?: string};
	readonly suspends: readonly Change[];
	readonly format: RowFormat;
	readonly clock: ExpiryClock;
	/**
	How long the successor would settle, in milliseconds. Undefined means the default.
	*/
	readonly settle: number | undefined;
}, {stdout, stderr}: CommandSurroundings): Promise<number> {
	const say = sayTo(stderr);
	const columns = format === 'table' ? resultColumns : dryColumns;
	const {changes, unauthorized} = await checkChanges({api, changes: [{token: old, request: {kind: 'revoke'}}]});
	const [checked] = changes;
	if (checked?.result) {
		await printRows<DryRow>({rows: format === 'ids' ? [] : [rowLeftAlone(old, 'skipped', checked.result.cause ?? 'it is gone')], columns, format}, stdout);
		say('Dry run: would create nothing; nothing was sent.');
		return unauthorized === undefined ? exitCodes.notAll : exitCodes.credentials;
	}

	const token = {...successor, permissions: old.permissions};
	const request = requestWords({kind: 'create', token}, place);
	say(`the successor of ${old.description} (${old.id.slice(0, 8)})`);
	sayRequest(request, say);
	for (const words of newTokenWords(token, clock)) {
		say(`    ${words}`);
	}

	const rows: DryRow[] = [{
		id: undefined, description: successor.description, result: 'would-create', cause: undefined, at: undefined, ...(!('reason' in request) && request),
	}];
	for (const change of suspends) {
		const asked = requestWords(operationOfChange(change), place);
		say(`${old.description} (${old.id.slice(0, 8)}), ${durationInWords(settle ?? defaultSettle)} after the secret is handed over`);
		sayRequest(asked, say);
		for (const words of change.request.kind === 'update' ? differenceInWords(old, {...old, ...change.request.fields}) : []) {
			say(`    ${words}`);
		}

		rows.push({
			id: old.id, description: old.description, result: 'would-suspend', cause: undefined, at: undefined, ...(!('reason' in asked) && asked),
		});
	}

	await printRows({rows: printedRows(rows, format), columns, format}, stdout);
	say('Dry run: nothing was sent.');
	if (readOnlyBy !== undefined) {
		say(`Without --dry-run it is refused: read-only, set by ${readOnlyBy}.`);
		return exitCodes.notAll;
	}

	return exitCodes.done;
}
