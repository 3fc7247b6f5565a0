import {documentedForm} from './create-form.js';
import {isDateTime} from './date-time.js';
import type {CreateForm, NewToken, TokenChanges} from './types.js';

/**
What keeps a token from being created as asked, in one sentence; undefined when nothing does.

The expiry has to be in whole seconds: the service's Terraform provider refuses fractions. It is not rounded here, because the token would then expire at another time than was shown.
*/
export function describeNewToken({expiresAt}: NewToken): string | undefined {
	const isExact = expiresAt === undefined
		|| (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(expiresAt) && isDateTime(expiresAt));
	return isExact ? undefined : 'The expiry is not a date and time in whole seconds: write it like 2027-01-31T00:00:00Z.';
}

/**
What keeps an update from being sent, in one sentence; undefined when nothing does. The service wants at least one field (`minProperties: 1`).
*/
export function describeChanges({description, permissions}: TokenChanges): string | undefined {
	return description === undefined && permissions === undefined
		? 'There is nothing to change: give a description, permissions or both.'
		: undefined;
}

/**
The body of POST /tokens. `expirationType` is in the page "Create a database token" only; without an expiry its examples leave it out, and so does the default `form`.
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
The body of PATCH /tokens/{tokenId}. Fields of a permission that this program does not know go back as they came, for the list is replaced as a whole.
*/
export function toUpdateBody({description, permissions}: TokenChanges): TokenChanges {
	return {
		...(description !== undefined && {description}),
		...(permissions && {permissions}),
	};
}
