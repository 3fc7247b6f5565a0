import {Buffer} from 'node:buffer';
import * as v from 'valibot';
import type {NewToken, TokenChanges} from '../api/types.js';
import {coarseTimestamp} from './clock.js';
import type {ServiceOddities} from './faults/service-oddities.js';

/*
These schemas are written from the OpenAPI document and the task pages alone, not from the client's schemas, so that the server does not share a mistake of the client. They are stricter than the documents in one way: they refuse a field that the documents do not name, so that a wrong field of the client is noticed.
*/

/**
The length of a text as the service counts it: a character beyond U+FFFF, such as an emoji, counts as one, not as two as in JavaScript.
*/
const countCodePoints = (text: string): number => [...text].length;

const permissionSchema = v.strictObject({
	// All examples in the documents are `read` and `write`, but the documented schema allows any string.
	action: v.pipe(v.string(), v.nonEmpty()),
	// A database name of 1 to 64 characters, or `*`. The documents do not say whether the database must exist; here it need not.
	resource: v.pipe(v.string(), v.nonEmpty(), v.check(name => countCodePoints(name) <= 64, 'at most 64 characters')),
});

const permissionsSchema = v.array(permissionSchema);

// The page about creating a token has this field, the OpenAPI document has not.
const expirationTypeSchema = v.picklist(['datetime', 'noExpiration']);

const expirySchema = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, 'Invalid date-time: expected RFC 3339'),
	v.check(text => !Number.isNaN(Date.parse(text)), 'Invalid date-time: no such day or time'),
	v.transform(text => coarseTimestamp(Date.parse(text) * 1000)),
);

const newTokenFields = v.strictObject({
	description: v.string(),
	permissions: v.exactOptional(permissionsSchema, []),
	expiresAt: v.exactOptional(expirySchema),
	expirationType: v.exactOptional(expirationTypeSchema),
});

const newTokenBody = v.pipe(
	newTokenFields,
	v.check(body => body.expirationType !== 'datetime' || body.expiresAt !== undefined, 'expirationType datetime needs expiresAt'),
	v.check(body => body.expirationType !== 'noExpiration' || body.expiresAt === undefined, 'expirationType noExpiration excludes expiresAt'),
);

const tokenChangesFields = v.strictObject({
	description: v.exactOptional(v.string()),
	permissions: v.exactOptional(permissionsSchema),
});

const tokenChangesBody = v.pipe(
	tokenChangesFields,
	// `minProperties: 1`.
	v.check(body => Object.keys(body).length > 0, 'at least one of description and permissions is needed'),
);

export type BodyResult<Body> = {readonly ok: true; readonly body: Body} | {readonly ok: false; readonly detail: string};

const parseBody = <Body>(schema: v.GenericSchema<unknown, Body>, text: string): BodyResult<Body> => {
	let input: unknown;
	try {
		input = JSON.parse(text);
	} catch {
		return {ok: false, detail: 'the body is not JSON'};
	}

	const result = v.safeParse(schema, input, {abortEarly: true});
	if (result.success) {
		return {ok: true, body: result.output};
	}

	const [issue] = result.issues;
	const path = v.getDotPath(issue);
	return {ok: false, detail: path === null ? issue.message : `${path}: ${issue.message}`};
};

/**
The rules of a service for bodies that fit the schema.
*/
export type BodyRules = Pick<ServiceOddities, 'expirationType' | 'descriptionLimit' | 'descriptionBytes'>;

const checkLimits = <Body extends {readonly description?: string}>({descriptionLimit = Infinity, descriptionBytes = Infinity}: BodyRules, parsed: BodyResult<Body>): BodyResult<Body> => {
	if (!parsed.ok || parsed.body.description === undefined) {
		return parsed;
	}

	const {description} = parsed.body;
	const characters = countCodePoints(description);
	if (characters > descriptionLimit) {
		return {ok: false, detail: `description: at most ${descriptionLimit} characters, not ${characters}`};
	}

	const bytes = Buffer.byteLength(description);
	return bytes > descriptionBytes ? {ok: false, detail: `description: at most ${descriptionBytes} bytes, not ${bytes}`} : parsed;
};

/**
Parses the body of a create, or says what is wrong with it. `permissions` is `[]` when it is left out; `expiresAt` is converted to UTC and whole seconds.
*/
export function parseNewToken(text: string, rules: BodyRules = {}): BodyResult<NewToken> {
	const parsed = parseBody(newTokenBody, text);
	if (!parsed.ok) {
		return parsed;
	}

	const {expirationType, ...body} = parsed.body;
	if (rules.expirationType === 'required' && expirationType === undefined) {
		return {ok: false, detail: 'expirationType: datetime or noExpiration is needed'};
	}

	return rules.expirationType === 'refused' && expirationType !== undefined
		? {ok: false, detail: 'expirationType: no such field'}
		: checkLimits(rules, {ok: true, body});
}

/**
Parses the body of an update, or says what is wrong with it. It refuses `expiresAt`, because no documented call changes the expiry.
*/
export function parseTokenChanges(text: string, rules: BodyRules = {}): BodyResult<TokenChanges> {
	return checkLimits(rules, parseBody(tokenChangesBody, text));
}
