/**
The schemas that check at run time what the Management API answers. They follow the OpenAPI document of Cloud Dedicated's management API (v0), `components/schemas`, and are more lenient where the service's own tools show that it is needed. Unknown fields are kept.
*/
import * as v from 'valibot';
import {Secret} from '../secrets/secret.js';
import {isDatabaseList, readDatabaseList} from './database-list.js';
import {
	isTokenList,
	noTokenProblem,
	readToken,
	readTokenList,
} from './token-list.js';
import type {CreatedToken, Database, DatabaseToken} from './types.js';

type Schema<Value> = v.GenericSchema<unknown, Value>;

const nonEmptyTextSchema = v.pipe(v.string(), v.nonEmpty('is empty'));

// An answer with an id counts as a token. Anything else that is wrong with it becomes one of its oddities.
const tokenShapeSchema = v.looseObject({id: nonEmptyTextSchema});

/**
A token in the answer to GET and PATCH, whole or with `oddities`.
*/
export const tokenSchema: Schema<DatabaseToken> = v.pipe(tokenShapeSchema, v.transform(token => readToken(token)));

/**
A token in the answer to POST, with its secret. The secret is kept even when the rest of the answer is odd, because the service sends it only once.
*/
export const createdTokenSchema: Schema<CreatedToken> = v.pipe(
	v.looseObject({id: nonEmptyTextSchema, accessToken: nonEmptyTextSchema}),
	v.transform(token => ({...readToken(token), accessToken: new Secret(token.accessToken)})),
);

/**
The tokens of a cluster. A token that does not fit has `oddities`, and the others are still read.
*/
export const tokenListSchema: Schema<readonly DatabaseToken[]> = v.pipe(
	v.array(v.unknown()),
	v.check<unknown[], string>(rows => isTokenList(rows), noTokenProblem),
	v.transform(rows => readTokenList(rows)),
);

/**
The databases of a cluster, each name once. A database that does not fit has `oddities`, and the others are still read.
*/
export const databaseListSchema: Schema<readonly Database[]> = v.pipe(
	v.array(v.unknown()),
	v.check<unknown[], string>(rows => isDatabaseList(rows), 'holds no database: no row has a name'),
	v.transform(rows => readDatabaseList(rows)),
);

const messageBodySchema = v.looseObject({message: v.string()});
const errorTextBodySchema = v.looseObject({error: v.string()});

/**
The message in an error's body. The document has `{code, message}`; InfluxData's MCP server also looks for `error` and for plain text.
*/
export const errorBodySchema: Schema<string> = v.union([
	v.string(),
	v.pipe(messageBodySchema, v.transform(({message}) => message)),
	v.pipe(errorTextBodySchema, v.transform(({error}) => error)),
]);

/**
The error body of the document, `{code, message}`. Its output is the code, a number or text. API gateways answer `{"message": "no Route matched"}`, so a message alone does not show that the service itself answered.
*/
export const documentedErrorSchema: Schema<number | string> = v.pipe(
	v.looseObject({message: v.string(), code: v.union([v.number(), v.string()])}),
	v.transform(({code}) => code),
);
