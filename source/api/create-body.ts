import {documentedForm} from './create-form.js';
import {isDateTime} from './date-time.js';
import type {CreateForm, NewToken, TokenChanges} from './types.js';

/**
Says in one sentence why a token cannot be created with these fields; undefined when it can.

The expiry has to be in whole seconds, because the service's Terraform provider refuses fractions. It is not rounded here, because the token would then expire at a different time than the program showed.
*/
export function problemOfNewToken({expiresAt}: NewToken): string | undefined {
	const isExact = expiresAt === undefined
		|| (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(expiresAt) && isDateTime(expiresAt));
	return isExact ? undefined : 'The expiry is not a date and time in whole seconds: write it like 2027-01-31T00:00:00Z.';
}

/**
Says in one sentence why an update cannot be sent; undefined when it can. The service wants at least one field (`minProperties: 1`).
*/
export function problemOfChanges({description, permissions}: TokenChanges): string | undefined {
	return description === undefined && permissions === undefined
		? 'There is nothing to change: give a description, permissions or both.'
		: undefined;
}

/**
The body of POST /tokens. Only the page "Create a database token" has `expirationType`. Its examples leave the field out for a token without an expiry, and so does the default `form`.
*/
export function toCreateBody(token: NewToken, form: CreateForm = documentedForm(token)) {
	const {description, permissions, expiresAt} = token;
	return {
		description,
		permissions,
		...(form === 'with-type' && {expirationType: expiresAt === undefined ? 'noExpiration' : 'datetime'}),
		...(expiresAt !== undefined && {expiresAt}),
	};
}

/**
The body of PATCH /tokens/{tokenId}. Fields of a permission that this program does not know are sent back as they came, because the service replaces the whole list.
*/
export function toUpdateBody({description, permissions}: TokenChanges): TokenChanges {
	return {
		...(description !== undefined && {description}),
		...(permissions && {permissions}),
	};
}
