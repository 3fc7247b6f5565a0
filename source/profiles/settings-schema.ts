/**
What `settings.json` holds, checked on the way in. Only the place of a token is in it, never a token.
*/
import * as v from 'valibot';
import {isUuid, parseHost} from '../api/identifiers.js';
import {isReservedName, nameProblem} from './names.js';
import {isCommand, isFilePath, isVariableName} from './secret-places.js';

const idSchema = v.pipe(v.string(), v.check(isUuid, 'is not a UUID'), v.toLowerCase());

const nameSchema = v.pipe(
	v.string(),
	v.check(name => nameProblem(name) === undefined, ({input}) => nameProblem(input) ?? ''),
);

const profileNameSchema = v.pipe(nameSchema, v.check(name => !isReservedName(name), 'is the name of a built-in profile'));

const variableSchema = v.pipe(v.string(), v.check(isVariableName, 'is not the name of an environment variable'));
const commandSchema = v.pipe(v.array(v.string()), v.check(words => isCommand(words), 'does not begin with a program'));
const pathSchema = v.pipe(v.string(), v.check(isFilePath, 'is not an absolute path'));

const sourceSchema = v.variant('kind', [
	v.object({kind: v.literal('environment'), variable: variableSchema}),
	v.object({kind: v.literal('command'), command: commandSchema}),
	v.object({kind: v.literal('file'), path: pathSchema}),
	v.object({kind: v.literal('prompt')}),
]);

const hostSchema = v.pipe(
	v.string(),
	v.check(host => parseHost(host).ok, 'is not an https address'),
	v.transform(host => {
		const parsed = parseHost(host);
		return parsed.ok ? parsed.host : host;
	}),
);

const clusterSchema = v.object({id: idSchema, name: nameSchema});

/**
A saved profile, without what this program does not know of.
*/
export const storedProfileSchema = v.object({
	name: profileNameSchema,
	host: hostSchema,
	accountId: idSchema,
	accountName: v.exactOptional(nameSchema),
	clusters: v.pipe(v.array(clusterSchema), v.nonEmpty('is empty')),
	secretSource: sourceSchema,
	isReadOnly: v.boolean(),
	isProtected: v.boolean(),
});

/**
The file as a whole; its profiles are checked one by one, so that a wrong one does not take the others with it. What newer versions of this program may have added is kept.
*/
export const settingsSchema = v.looseObject({
	version: v.number(),
	profiles: v.array(v.unknown()),
});
