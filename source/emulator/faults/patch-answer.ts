import type {OddEffect} from './odd-effect.js';

type Patch = Extract<OddEffect, {readonly kind: 'patch'}>;
type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
Changes the tokens in the parsed body of an answer: each row of a list, or the one object. Anything that is not an object stays as it is.
*/
export function patchBody(body: unknown, {tokenId, set = {}, remove = [], repeat = false}: Patch): unknown {
	const patch = (row: unknown): readonly unknown[] => {
		if (!isRow(row) || (tokenId !== undefined && String(row.id).toLowerCase() !== tokenId.toLowerCase())) {
			return [row];
		}

		const patched = Object.fromEntries(Object.entries({...row, ...set}).filter(([name]) => !remove.includes(name)));
		return repeat ? [row, patched] : [patched];
	};

	return Array.isArray(body) ? body.flatMap(row => patch(row)) : patch(body).at(-1);
}

/**
Does the same with a whole answer. An answer that is not 2xx, or not JSON, stays as it is.
*/
export async function patchAnswer(response: Response, patch: Patch): Promise<Response> {
	return response.ok && response.headers.get('content-type')?.startsWith('application/json')
		? Response.json(patchBody(await response.json(), patch), {status: response.status})
		: response;
}
