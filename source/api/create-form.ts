import {parseHost} from './parse-host.js';
import type {CreateForm, CreateKind, NewToken} from './types.js';

/**
The kind of a new token, by whether it has an expiry.
*/
export function createKindOf({expiresAt}: Pick<NewToken, 'expiresAt'>): CreateKind {
	return expiresAt === undefined ? 'never-expiring' : 'expiring';
}

/**
The form of the documents' own examples: `expirationType` is there only when the token has an expiry.
*/
export function documentedForm(token: Pick<NewToken, 'expiresAt'>): CreateForm {
	return token.expiresAt === undefined ? 'without-type' : 'with-type';
}

/**
The form to try after a host has refused `form`.
*/
export function otherForm(form: CreateForm): CreateForm {
	return form === 'with-type' ? 'without-type' : 'with-type';
}

const foundForms = new Map<string, CreateForm>();

function keyOf(host: string, kind: CreateKind): string {
	const parsed = parseHost(host);
	return `${kind} ${parsed.ok ? parsed.host : host}`;
}

/**
Remembers, until the process ends, which form a host has accepted.
*/
export function keepCreateForm(host: string, kind: CreateKind, form: CreateForm): void {
	foundForms.set(keyOf(host, kind), form);
}

/**
The form of the first create that is sent to a host: the one that the host has accepted before, or else that of the documents' examples.
*/
export function createFormFor(host: string, token: Pick<NewToken, 'expiresAt'>): CreateForm {
	return foundForms.get(keyOf(host, createKindOf(token))) ?? documentedForm(token);
}
