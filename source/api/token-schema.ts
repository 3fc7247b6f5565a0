/**
What the Management API sends and takes, checked at run time. From the OpenAPI document of Cloud Dedicated's management API (v0), `components/schemas`; lenient where the service's own tools show that it has to be. Unknown fields are kept.
*/
import * as v from 'valibot';
import {Secret} from '../secrets/secret.js';
import {isDatabaseList, readDatabaseList} from './database-list.js';
import {isDateTime} from './date-time.js';
import {isTokenList, readToken, readTokenList} from './token-list.js';
import type {
	CreatedToken,
	Database,
	DatabaseToken,
	NewToken,
	Permission,
	TokenChanges,
} from './types.js';

type Schema<Value> = v.GenericSchema<unknown, Value>;

const timeSchema = v.pipe(v.string(), v.check(isDateTime, 'is not a date and time'));
const optionalTimeSchema = v.nullish(timeSchema);
const nonEmptyTextSchema = v.pipe(v.string(), v.nonEmpty('is empty'));

const permissionSchema: Schema<Permission> = v.looseObject({
	action: v.string(),
	resource: v.string(),
});
const permissionListSchema = v.array(permissionSchema);

// All that makes an answer a token. What else is wrong with it is one of its oddities.
const tokenShapeSchema = v.looseObject({id: nonEmptyTextSchema});

/**
A token as GET and PATCH answer it, whole or with `oddities`.
*/
export const tokenSchema: Schema<DatabaseToken> = v.pipe(tokenShapeSchema, v.transform(token => readToken(token)));

/**
A token as POST answers it, with its secret. The secret is kept also where the rest of the answer is odd, because the service sends it only once.
*/
export const createdTokenSchema: Schema<CreatedToken> = v.pipe(
	v.looseObject({id: nonEmptyTextSchema, accessToken: nonEmptyTextSchema}),
	v.transform(token => ({...readToken(token), accessToken: new Secret(token.accessToken)})),
);

/**
The tokens of a cluster. One that cannot be read whole has `oddities` and hides no other.
*/
export const tokenListSchema: Schema<readonly DatabaseToken[]> = v.pipe(
	v.array(v.unknown()),
	v.check<unknown[], string>(rows => isTokenList(rows), 'holds no token: no row has an ID'),
	v.transform(rows => readTokenList(rows)),
);

/**
The databases of a cluster, each name once. One that cannot be read whole has `oddities` and hides no other.
*/
export const databaseListSchema: Schema<readonly Database[]> = v.pipe(
	v.array(v.unknown()),
	v.check<unknown[], string>(rows => isDatabaseList(rows), 'holds no database: no row has a name'),
	v.transform(rows => readDatabaseList(rows)),
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

/**
The error body that the document has, `{code, message}`: gives its code, a number or text. API gateways answer `{"message": "no Route matched"}`, so a message alone does not show that the service itself answered.
*/
export const documentedErrorSchema: Schema<number | string> = v.pipe(
	v.looseObject({message: v.string(), code: v.union([v.number(), v.string()])}),
	v.transform(({code}) => code),
);

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
