/**
The content of `settings.json`, checked when it is read. It holds the place of a token, never a token.
*/
import * as v from 'valibot';
import {isUuid, parseHost} from '../api/parse-host.js';
import {nameInInfluxctl} from '../profiles/influxctl/influxctl-name.js';
import {isReservedName, nameProblem} from '../profiles/name-problem.js';
import {isFilePath} from '../secrets/file-path.js';
import {isCommand} from '../secrets/parse-command.js';
import {isVariableName} from '../secrets/token-variables.js';

const idSchema = v.pipe(v.string(), v.check(isUuid, 'is not a UUID'), v.toLowerCase());

const nameSchema = v.pipe(
	v.string(),
	v.check(name => nameProblem(name) === undefined, ({input}) => nameProblem(input) ?? ''),
);

const profileNameSchema = v.pipe(
	nameSchema,
	v.check(name => !isReservedName(name), 'is the name of a built-in profile'),
	v.check(name => nameInInfluxctl(name) === undefined, 'begins with influxctl:, which is how influxctl\'s own profiles are named'),
);

const variableSchema = v.pipe(v.string(), v.check(isVariableName, 'is not the name of an environment variable'));
const commandSchema = v.pipe(v.array(v.string()), v.check(words => isCommand(words), 'does not begin with a program'));
const pathSchema = v.pipe(v.string(), v.check(isFilePath, 'is not an absolute path'));

const sourceSchema = v.variant('kind', [
	v.object({kind: v.literal('environment'), variable: variableSchema}),
	v.object({kind: v.literal('command'), command: commandSchema}),
	v.object({kind: v.literal('file'), path: pathSchema}),
]);

const tlsSchema = v.pipe(
	v.object({
		caFile: v.exactOptional(pathSchema),
		certificateFile: v.exactOptional(pathSchema),
		keyFile: v.exactOptional(pathSchema),
		isInsecure: v.exactOptional(v.boolean()),
	}),
	v.check(({certificateFile, keyFile}) => (certificateFile === undefined) === (keyFile === undefined), 'needs certificateFile and keyFile together'),
);

const hostSchema = v.pipe(
	v.string(),
	v.check(host => parseHost(host).ok, 'is not an https address'),
	v.transform(host => {
		const parsed = parseHost(host);
		return parsed.ok ? parsed.host : host;
	}),
);

const clusterSchema = v.object({id: idSchema, name: nameSchema});

// The file's first form had one source for each profile, `prompt` for none.
function withSources(stored: unknown): unknown {
	if (typeof stored !== 'object' || stored === null || !('secretSource' in stored) || 'secretSources' in stored) {
		return stored;
	}

	const {secretSource, ...profile} = stored;
	const isPrompt = typeof secretSource === 'object' && secretSource !== null && 'kind' in secretSource && secretSource.kind === 'prompt';
	return {...profile, secretSources: isPrompt ? [] : [secretSource]};
}

/**
A saved profile, without the fields that this program does not know.
*/
export const storedProfileSchema = v.pipe(
	v.unknown(),
	v.transform(withSources),
	v.object({
		name: profileNameSchema,
		product: v.exactOptional(v.picklist(['dedicated', 'clustered'])),
		pathStyle: v.exactOptional(v.picklist(['short', 'long'])),
		host: hostSchema,
		accountId: idSchema,
		accountName: v.exactOptional(nameSchema),
		clusters: v.pipe(v.array(clusterSchema), v.nonEmpty('is empty')),
		secretSources: v.array(sourceSchema),
		tls: v.exactOptional(tlsSchema),
		isReadOnly: v.boolean(),
		isProtected: v.boolean(),
	}),
);

/**
The file as a whole. Its profiles are checked one by one, so that a wrong one does not spoil the others. Fields that newer versions of this program may have added are kept.
*/
export const settingsSchema = v.looseObject({
	version: v.number(),
	profiles: v.array(v.unknown()),
});
