import type {Permission} from '../../api/types.js';
import {refuse, type Result} from '../../result.js';

/**
A token as `list` and `get` print it in JSON, by its fields that a comparison needs. Raw text.
*/
export type SavedToken = {
	readonly id: string;
	readonly description: string;
	/**
	Undefined where the list has none, as the service's own JSON.
	*/
	readonly status: string | undefined;
	readonly permissions: readonly Permission[];
	readonly expiresAt: string | undefined;
};

export type SavedList = {
	readonly tokens: readonly SavedToken[];
	/**
	How many rows have no ID, or grants or a description that cannot be read. They are not among the tokens.
	*/
	readonly leftOut: number;
};

/**
Reads a list of tokens that was saved as JSON or as JSON lines. The message is a part of a sentence, and never repeats the text.
*/
export function parseSavedList(text: string): Result<SavedList> {
	const whole = parse(text);
	const values = whole.ok && Array.isArray(whole.value) ? whole.value as readonly unknown[] : text.split('\n').filter(line => line.trim() !== '').map(line => parse(line));
	const rows = whole.ok && Array.isArray(whole.value) ? values : values.map(value => (value as ReturnType<typeof parse>).value);
	return text.trim() === '' || rows.some(row => typeof row !== 'object' || row === null || !('id' in row)) ? refuse('it is no list of tokens in JSON, as list --format json or jsonl prints it') : {ok: true, value: savedList(rows)};
}

/**
The same of rows that are in memory.
*/
export function savedList(rows: readonly unknown[]): SavedList {
	const tokens = rows.map(row => savedToken(row as Readonly<Record<string, unknown>>)).filter(token => token !== undefined);
	return {tokens, leftOut: rows.length - tokens.length};
}

function savedToken({id, description, status, permissions, expiresAt}: Readonly<Record<string, unknown>>): SavedToken | undefined {
	// The service writes null for no grants.
	const grants = permissions ?? [];
	if (typeof id !== 'string' || id === '' || typeof description !== 'string' || !Array.isArray(grants) || grants.some(grant => !isPermission(grant))) {
		return undefined;
	}

	return {
		id: id.toLowerCase(),
		description,
		status: typeof status === 'string' ? status : undefined,
		permissions: grants.map(({action, resource}: Permission) => ({action, resource})),
		expiresAt: typeof expiresAt === 'string' ? expiresAt : undefined,
	};
}

function isPermission(value: unknown): value is Permission {
	return typeof value === 'object' && value !== null && 'action' in value && 'resource' in value && typeof value.action === 'string' && typeof value.resource === 'string';
}

function parse(text: string): {readonly ok: boolean; readonly value?: unknown} {
	try {
		return {ok: true, value: JSON.parse(text)};
	} catch {
		return {ok: false};
	}
}
