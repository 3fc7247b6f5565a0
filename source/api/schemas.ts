/**
What the Management API sends and takes, checked at run time. From the OpenAPI document of Cloud Dedicated's management API (v0), `components/schemas`; lenient where the service's own tools show that it has to be. Unknown fields are kept.
*/
import * as v from 'valibot';
import {isDateTime, isUnset} from './date-time.js';
import {listOf} from './list-schema.js';
import {Secret} from './secret.js';
import type {
	CreatedToken,
	Database,
	DatabaseToken,
	NewToken,
	Permission,
	TokenChanges,
} from './types.js';

type Schema<Value> = v.GenericSchema<unknown, Value>;

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

const timeSchema = v.pipe(v.string(), v.check(isDateTime, 'is not a date and time'));
const optionalTimeSchema = v.nullish(timeSchema);
const optionalTextSchema = v.nullish(v.string());
const nonEmptyTextSchema = v.pipe(v.string(), v.nonEmpty('is empty'));

const permissionSchema: Schema<Permission> = v.looseObject({
	action: v.string(),
	resource: v.string(),
});
const permissionListSchema = v.array(permissionSchema);

const tokenEntries = {
	id: nonEmptyTextSchema,
	description: v.string(),
	permissions: v.nullable(permissionListSchema),
	createdAt: timeSchema,
	expiresAt: optionalTimeSchema,
	revokedAt: optionalTimeSchema,
	accountId: optionalTextSchema,
	clusterId: optionalTextSchema,
};

const looseTokenSchema = v.looseObject(tokenEntries);

function toDatabaseToken(token: v.InferOutput<typeof looseTokenSchema>): DatabaseToken {
	// The service documents that it tells a secret only when it creates the token. Should it ever do otherwise, the secret stops here and reaches no list, journal or export.
	const {permissions, expiresAt, revokedAt, accountId, clusterId, accessToken: _, ...rest} = token;
	return {
		...rest,
		permissions: permissions ?? [],
		...(expiresAt && !isUnset(expiresAt) && {expiresAt}),
		...(revokedAt && !isUnset(revokedAt) && {revokedAt}),
		...(isText(accountId) && {accountId}),
		...(isText(clusterId) && {clusterId}),
	};
}

/**
A token as GET and PATCH answer it.
*/
export const tokenSchema: Schema<DatabaseToken> = v.pipe(looseTokenSchema, v.transform(toDatabaseToken));

const looseCreatedTokenSchema = v.looseObject({...tokenEntries, accessToken: nonEmptyTextSchema});

/**
A token as POST answers it, with its secret.
*/
export const createdTokenSchema: Schema<CreatedToken> = v.pipe(
	looseCreatedTokenSchema,
	v.transform(token => ({...toDatabaseToken(token), accessToken: new Secret(token.accessToken)})),
);

function isAbsentOrText(value: unknown): boolean {
	return value === undefined || isText(value);
}

function isAbsentOrTime(value: unknown): boolean {
	return value === undefined || (isText(value) && isDateTime(value) && !isUnset(value));
}

function isPermission(value: unknown): value is Permission {
	const permission = value as Partial<Permission> | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- JSON has null
	return isText(permission?.action) && isText(permission.resource);
}

/**
Whether `tokenSchema` would give this value back as it is.

valibot takes twice the time of `JSON.parse` for a list of 100,000 tokens, with allocations for every field; this takes a fifth, with none. Whatever fails here goes through the schema, which repairs it or names the reason, so the two never disagree about what is right.
*/
function isPlainToken(value: unknown): boolean {
	const token = value as (Partial<DatabaseToken> & {readonly accessToken?: unknown}) | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- JSON has null
	return isText(token?.id) && token.id !== ''
		&& isText(token.description)
		&& isText(token.createdAt) && isDateTime(token.createdAt)
		&& Array.isArray(token.permissions) && token.permissions.every(permission => isPermission(permission))
		&& isAbsentOrTime(token.expiresAt)
		&& isAbsentOrTime(token.revokedAt)
		&& isAbsentOrText(token.accountId)
		&& isAbsentOrText(token.clusterId)
		&& token.accessToken === undefined;
}

const plainTokenSchema = v.custom<DatabaseToken>(() => true);

/**
The tokens of a cluster, each id once.
*/
export const tokenListSchema: Schema<readonly DatabaseToken[]> = listOf(
	v.lazy((input): Schema<DatabaseToken> => isPlainToken(input) ? plainTokenSchema : tokenSchema),
	'id',
);

const looseDatabaseSchema = v.looseObject({
	name: nonEmptyTextSchema,
	maxTables: v.number(),
	maxColumnsPerTable: v.number(),
	retentionPeriod: v.number(),
	accountId: optionalTextSchema,
	clusterId: optionalTextSchema,
});

function toDatabase({accountId, clusterId, ...rest}: v.InferOutput<typeof looseDatabaseSchema>): Database {
	return {
		...rest,
		...(isText(accountId) && {accountId}),
		...(isText(clusterId) && {clusterId}),
	};
}

/**
The databases of a cluster, each name once.
*/
export const databaseListSchema: Schema<readonly Database[]> = listOf(
	v.pipe(looseDatabaseSchema, v.transform(toDatabase)),
	'name',
);

const messageBodySchema = v.looseObject({message: v.string()});
const errorTextBodySchema = v.looseObject({error: v.string()});

/**
What an error's body says in words. The document has `{code, message}`; InfluxData's MCP server also looks for `error` and for plain text.
*/
export const errorBodySchema: Schema<string> = v.union([
	v.string(),
	v.pipe(messageBodySchema, v.transform(({message}) => message)),
	v.pipe(errorTextBodySchema, v.transform(({error}) => error)),
]);

const looseNewTokenSchema = v.looseObject({
	description: v.string(),
	permissions: v.nullish(permissionListSchema),
	expiresAt: optionalTimeSchema,
	expirationType: v.nullish(v.picklist(['datetime', 'noExpiration'])),
});

const expiryCheck = v.check<v.InferOutput<typeof looseNewTokenSchema>, string>(
	({expirationType, expiresAt}) => expirationType !== 'datetime' || Boolean(expiresAt),
	'is missing',
);

/**
The body of a create. `permissions` may be left out; `expirationType` is in the page "Create a database token" and not in the OpenAPI document: `datetime` asks for `expiresAt`, `noExpiration` makes it void.
*/
export const newTokenSchema: Schema<NewToken> = v.pipe(
	looseNewTokenSchema,
	v.forward(expiryCheck, ['expiresAt']),
	v.transform(({description, permissions, expiresAt, expirationType}) => ({
		description,
		permissions: permissions ?? [],
		...(expiresAt && expirationType !== 'noExpiration' && {expiresAt}),
	})),
);

const looseTokenChangesSchema = v.looseObject({
	description: v.exactOptional(v.string()),
	permissions: v.exactOptional(permissionListSchema),
});

/**
The body of an update: a description, permissions, or both (`minProperties: 1`).
*/
export const tokenChangesSchema: Schema<TokenChanges> = v.pipe(
	looseTokenChangesSchema,
	v.check(
		({description, permissions}) => description !== undefined || permissions !== undefined,
		'has neither a description nor permissions',
	),
	v.transform(({description, permissions}) => ({
		...(description !== undefined && {description}),
		...(permissions && {permissions}),
	})),
);
