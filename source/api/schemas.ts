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
import {isWellFormed} from './well-formed-token.js';

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

type LooseToken = v.InferOutput<typeof looseTokenSchema>;

function toDatabaseToken(token: LooseToken): DatabaseToken {
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

/**
Whether `toDatabaseToken` would change nothing.
*/
function isDatabaseToken(token: LooseToken): token is LooseToken & DatabaseToken {
	const {permissions, expiresAt, revokedAt, accountId, clusterId, accessToken} = token;
	return permissions !== null && accountId !== null && clusterId !== null && accessToken === undefined
		&& (expiresAt === undefined || (expiresAt !== null && !isUnset(expiresAt)))
		&& (revokedAt === undefined || (revokedAt !== null && !isUnset(revokedAt)));
}

const wellFormedTokenSchema: Schema<DatabaseToken> = v.pipe(
	v.custom<LooseToken>(() => true),
	v.transform(token => isDatabaseToken(token) ? token : toDatabaseToken(token)),
);

/**
The tokens of a cluster, each id once.
*/
export const tokenListSchema: Schema<readonly DatabaseToken[]> = listOf(
	v.lazy((input): Schema<DatabaseToken> => isWellFormed(input) ? wellFormedTokenSchema : tokenSchema),
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
