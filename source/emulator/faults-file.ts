import {readFile} from 'node:fs/promises';
import * as v from 'valibot';
import {EmulatorError} from './emulator-error.js';
import type {Fault} from './faults.js';

const text = v.string();
const moment = v.picklist(['before-apply', 'after-apply']);
const tail = v.picklist(['tokens', 'token', 'databases']);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
// Node refuses to send a final answer with a code outside of these.
const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
// 2^31 - 1 ms is the longest that a timer of Node waits.
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(2_147_483_647));
const retryAfter = v.union([v.number(), v.string()]);
const headers = v.record(v.string(), v.string());

const statusEffect = v.strictObject({
	kind: v.literal('status'),
	status,
	body: v.exactOptional(v.unknown()),
	retryAfter: v.exactOptional(retryAfter),
	headers: v.exactOptional(headers),
	when: v.exactOptional(moment),
});
const cutEffect = v.strictObject({kind: v.literal('cut'), when: moment});
const hangEffect = v.strictObject({kind: v.literal('hang'), when: moment});
const delayEffect = v.strictObject({kind: v.literal('delay'), ms: milliseconds, when: v.exactOptional(moment)});
const truncateEffect = v.strictObject({kind: v.literal('truncate')});
const htmlEffect = v.strictObject({kind: v.literal('html')});
const redirectEffect = v.strictObject({kind: v.literal('redirect'), status, location: text});
const bodyEffect = v.strictObject({
	kind: v.literal('body'), status, contentType: text, body: text,
});
const effectSchema = v.variant('kind', [statusEffect, cutEffect, hangEffect, delayEffect, truncateEffect, htmlEffect, redirectEffect, bodyEffect]);

const conditionSchema = v.strictObject({
	method: v.exactOptional(text),
	path: v.exactOptional(tail),
	clusterId: v.exactOptional(text),
	tokenId: v.exactOptional(text),
	nth: v.exactOptional(count),
	times: v.exactOptional(count),
});

const faultSchema = v.strictObject({
	name: v.exactOptional(text),
	when: conditionSchema,
	do: effectSchema,
});

const faultsSchema: v.GenericSchema<unknown, readonly Fault[]> = v.array(faultSchema);

/**
Reads a JSON file that holds an array of faults. Rejects with an EmulatorError that names the file and what is wrong with it.
*/
export async function readFaultsFile(path: string): Promise<readonly Fault[]> {
	let content: string;
	try {
		content = await readFile(path, 'utf8');
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		throw new EmulatorError(`The faults file ${path} cannot be read (${code ?? 'unknown cause'}): check its path and rights.`, {cause: error});
	}

	let input: unknown;
	try {
		input = JSON.parse(content);
	} catch (error) {
		throw new EmulatorError(`The faults file ${path} is not JSON: it has to be an array of faults.`, {cause: error});
	}

	const result = v.safeParse(faultsSchema, input, {abortEarly: true});
	if (!result.success) {
		const [issue] = result.issues;
		const place = v.getDotPath(issue);
		throw new EmulatorError(`The faults file ${path} does not fit${place === null ? '' : ` at ${place}`}: ${issue.message}. Correct it and start again.`);
	}

	return result.output;
}
