import * as v from 'valibot';
import {oddCreates} from './create-oddity.js';
import type {Fault} from './fault-list.js';
import {foreignForms} from './odd-effect.js';

const text = v.string();
const moment = v.picklist(['before-apply', 'after-apply']);
const tail = v.picklist(['tokens', 'token', 'databases', 'device-code', 'oauth-token']);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
// Node refuses to send a final answer with a code outside of this range.
const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
// A timer of Node waits at most 2^31 - 1 ms.
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(2_147_483_647));
const retryAfter = v.union([v.number(), v.string()]);
const headers = v.record(v.string(), v.string());
const when = v.exactOptional(moment);

const effects = [
	v.strictObject({
		kind: v.literal('status'),
		status,
		body: v.exactOptional(v.unknown()),
		retryAfter: v.exactOptional(retryAfter),
		headers: v.exactOptional(headers),
		when,
	}),
	v.strictObject({kind: v.literal('cut'), when: moment}),
	v.strictObject({kind: v.literal('hang'), when: moment}),
	v.strictObject({kind: v.literal('delay'), ms: milliseconds, when}),
	v.strictObject({kind: v.literal('truncate'), at: v.exactOptional(v.picklist(['headers', 'body']))}),
	v.strictObject({kind: v.literal('html'), when}),
	v.strictObject({
		kind: v.literal('redirect'), status, location: text, when,
	}),
	v.strictObject({
		kind: v.literal('body'), status, contentType: text, body: text, when,
	}),
	v.strictObject({
		kind: v.literal('foreign'), form: v.picklist(foreignForms), status: v.exactOptional(status), when,
	}),
	v.strictObject({
		kind: v.literal('informational'), status: v.picklist([100, 101, 102, 103]), protocol: v.exactOptional(text), when,
	}),
	v.strictObject({kind: v.literal('endless'), when}),
	v.strictObject({kind: v.literal('gzip-bomb'), megabytes: v.exactOptional(v.pipe(count, v.maxValue(16_384))), when}),
	v.strictObject({kind: v.literal('deep-json'), depth: v.exactOptional(v.pipe(count, v.maxValue(100_000_000))), when}),
	v.strictObject({kind: v.literal('wrong-length'), by: v.pipe(v.number(), v.integer())}),
	v.strictObject({kind: v.literal('content-type'), contentType: text}),
	v.strictObject({kind: v.literal('date-header'), date: v.union([v.number(), v.picklist(['right', 'missing', 'unreadable'])])}),
	v.strictObject({kind: v.literal('create'), as: v.picklist(oddCreates)}),
	v.strictObject({
		kind: v.literal('patch'),
		tokenId: v.exactOptional(text),
		set: v.exactOptional(v.record(v.string(), v.unknown())),
		remove: v.exactOptional(v.array(text)),
		repeat: v.exactOptional(v.boolean()),
	}),
] as const;

const conditionSchema = v.strictObject({
	method: v.exactOptional(text),
	path: v.exactOptional(tail),
	clusterId: v.exactOptional(text),
	tokenId: v.exactOptional(text),
	afterChanges: v.exactOptional(count),
	beforeChanges: v.exactOptional(count),
	nth: v.exactOptional(count),
	times: v.exactOptional(count),
});

const faultSchema = v.strictObject({
	name: v.exactOptional(text),
	when: conditionSchema,
	do: v.variant('kind', effects),
});

/**
The schema of a faults file.
*/
export const faultsSchema: v.GenericSchema<unknown, readonly Fault[]> = v.array(faultSchema);
