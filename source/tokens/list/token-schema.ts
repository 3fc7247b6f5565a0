import * as v from 'valibot';
import {permissionSchema} from '../../api/permission-schema.js';
import {tokenStatuses} from '../status.js';
import type {TokenOutputKey} from './token-row.js';

const time = v.nullable(v.pipe(v.string(), v.isoTimestamp()));

/**
The fields that every format for programs has of a token.
*/
const dataFields = {
	id: v.pipe(v.string(), v.description('The ID of the token, a UUID as the service writes it.')),
	description: v.pipe(v.string(), v.description('The description. The mark of a suspension is a part of it.')),
	status: v.pipe(v.picklist(tokenStatuses), v.description('What this program makes of `revokedAt`, `expiresAt`, `permissions` and the description.')),
	databases: v.pipe(v.array(v.string()), v.description('The names of the databases that the grants name, each once; `*` stands for all.')),
	permissions: v.pipe(v.array(permissionSchema), v.description('Every grant, in the order of the service.')),
	createdAt: v.pipe(time, v.description('When the token was created. Null where the service does not say.')),
	expiresAt: v.pipe(time, v.description('When the token expires. Null where it never does.')),
	revokedAt: v.pipe(time, v.description('When the token was revoked. Null where it was not.')),
};

const otherFields = {
	age: v.pipe(v.nullable(v.string()), v.description('How long ago the token was created, in words: `2 years`. Null where that is not known.')),
	findings: v.pipe(v.nullable(v.array(v.string())), v.description('The rules of the audit that found something, without muted findings. Null where the audit could not look at the token.')),
	accountId: v.pipe(v.string(), v.description('The ID of the account.')),
	clusterId: v.pipe(v.string(), v.description('The ID of the cluster.')),
};

const allFields = {
	...dataFields,
	...otherFields,
	oddities: v.pipe(v.null(), v.description('What keeps the token from being read whole, in parts of a sentence; null for a token without that.')),
} satisfies Readonly<Record<TokenOutputKey, v.GenericSchema>>;

const asItCame = (what: string) => v.pipe(v.unknown(), v.description(`As the service sent it, where the token has \`oddities\`: ${what}.`));

/**
What an odd token has in place of the fields above: any JSON, where the service sent something that cannot be read.
*/
const oddFields = {
	id: asItCame('the ID'),
	description: asItCame('the description'),
	permissions: asItCame('the grants'),
	createdAt: asItCame('the time of its creation'),
	expiresAt: asItCame('the time of its expiry'),
	revokedAt: asItCame('the time of its revocation'),
};

const oddities = v.pipe(v.array(v.string()), v.minLength(1), v.description('What keeps the token from being read whole, in parts of a sentence.'));

/**
A token as `list` and `get` print it without `--columns`.
*/
export const tokenSchema = v.union([
	v.object({...dataFields, oddities: allFields.oddities}),
	v.object({...dataFields, ...oddFields, oddities}),
]);

/**
A token with those fields that `list --columns` names.
*/
export const chosenFieldsSchema = v.union([
	v.partial(v.object(allFields)),
	v.partial(v.object({
		...allFields, ...oddFields, age: asItCame('the time of its creation'), oddities,
	})),
]);
