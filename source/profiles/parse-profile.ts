import {isUuid, parseHost} from '../api/identifiers.js';
import {clusterNameFromId} from './cluster-name.js';
import {parseCommand} from './command-text.js';
import {isReservedName, nameKey, nameProblem} from './names.js';
import type {ProfileForm} from './profile-form.js';
import {hasSecretShape} from './redact.js';
import {isCommand, isFilePath, isVariableName} from './secret-places.js';
import type {Cluster, Profile, SecretSource} from './types.js';

/**
What is wrong, one sentence a field, by the form's own names.
*/
export type ProfileErrors = Readonly<Partial<Record<'name' | 'host' | 'accountId' | 'accountName' | 'clusters' | 'secretDetail', string>>>;

export type ParsedProfile =
	| {readonly ok: true; readonly profile: Profile}
	| {readonly ok: false; readonly errors: ProfileErrors};

type Field<Value> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly message: string};

/**
The profile that a filled-in form describes, or what to correct in it. Whether the name is still free is for the settings to say.

White space around a field does not count, ids become lower case, and anything of a token's shape is refused: only the place of a token is ever stored.
*/
export function parseProfile(form: ProfileForm): ParsedProfile {
	const fields = {
		name: parseName(form.name),
		host: parseHostField(form.host),
		accountId: parseId(form.accountId, 'account'),
		accountName: parseOptionalName(form.accountName),
		clusters: parseClusters(form.clusters),
		secretDetail: parseSource(form),
	};

	if (fields.name.ok && fields.host.ok && fields.accountId.ok && fields.accountName.ok && fields.clusters.ok && fields.secretDetail.ok) {
		return {
			ok: true,
			profile: {
				name: fields.name.value,
				origin: 'saved',
				host: fields.host.value,
				accountId: fields.accountId.value,
				...(fields.accountName.value !== '' && {accountName: fields.accountName.value}),
				clusters: fields.clusters.value,
				secretSource: fields.secretDetail.value,
				isReadOnly: form.isReadOnly,
				isProtected: form.isProtected,
			},
		};
	}

	const errors = Object.entries<Field<unknown>>(fields).flatMap(([name, field]) => field.ok ? [] : [[name, field.message]]);
	return {ok: false, errors: Object.fromEntries(errors) as ProfileErrors};
}

function parseName(text: string): Field<string> {
	const name = text.trim();
	const problem = nameProblem(name);
	if (problem !== undefined) {
		return refuse(`The name ${problem}. Enter the name to choose this profile by.`);
	}

	return isReservedName(name) ? refuse(`${name} is the name of a built-in profile. Choose another.`) : {ok: true, value: name};
}

function parseOptionalName(text: string): Field<string> {
	const name = text.trim();
	const problem = name === '' ? undefined : nameProblem(name);
	return problem === undefined ? {ok: true, value: name} : refuse(`The account name ${problem}. Correct it, or leave it empty.`);
}

function parseHostField(text: string): Field<string> {
	const parsed = parseHost(text);
	if (!parsed.ok) {
		return refuse(parsed.problem);
	}

	return hasSecretShape(parsed.host)
		? refuse('The host looks like a token, and tokens are never stored. Write it like https://console.influxdata.com.')
		: {ok: true, value: parsed.host};
}

function parseId(text: string, of: string): Field<string> {
	const id = text.trim().toLowerCase();
	return isUuid(id) ? {ok: true, value: id} : refuse(`The ${of} id is not a UUID. Copy it from the admin portal, or from influxctl's config.toml.`);
}

function parseClusters(text: string): Field<readonly Cluster[]> {
	const lines = text.split(/[\n\r,]+/).map(line => line.trim()).filter(line => line !== '');
	if (lines.length === 0) {
		return refuse('No cluster is given. Enter each one as its name and its id.');
	}

	const clusters: Cluster[] = [];
	for (const [index, line] of lines.entries()) {
		const cluster = parseCluster(line);
		if (!cluster.ok) {
			return refuse(`Cluster ${index + 1} ${cluster.message}`);
		}

		const {id, name} = cluster.value;
		if (clusters.some(other => other.id === id)) {
			return refuse(`Cluster ${index + 1} has the id of another one. Remove one of them.`);
		}

		if (clusters.some(other => nameKey(other.name) === nameKey(name))) {
			return refuse(`Cluster ${index + 1} has the name of another one. Give each its own.`);
		}

		clusters.push(cluster.value);
	}

	return {ok: true, value: clusters};
}

// `name id`, or `id`, or `id name` as influxctl's `cluster list` prints it.
function parseCluster(line: string): Field<Cluster> {
	const words = line.split(/\s+/);
	const isIdLast = isUuid(words.at(-1)!);
	const id = (isIdLast ? words.at(-1)! : words[0]!).toLowerCase();
	if (!isUuid(id)) {
		return refuse('has no id that is a UUID. Enter its name and its id.');
	}

	const name = (isIdLast ? line.slice(0, -id.length) : line.slice(id.length)).trim() || clusterNameFromId(id);
	if (name.split(/\s+/).some(word => isUuid(word))) {
		return refuse('has two ids. Put each cluster on a line of its own, or a comma between them.');
	}

	const problem = nameProblem(name);
	return problem === undefined ? {ok: true, value: {id, name}} : refuse(`has a name that ${problem}. Correct it.`);
}

function parseSource({secretKind: kind, secretDetail}: ProfileForm): Field<SecretSource> {
	if (kind === 'prompt') {
		return {ok: true, value: {kind}};
	}

	const detail = secretDetail.trim();
	if (hasSecretShape(detail)) {
		return refuse('This looks like a token itself, and tokens are never stored. Enter the place it comes from.');
	}

	switch (kind) {
		case 'environment': {
			const variable = detail.replace(/^\$/, '');
			return isVariableName(variable)
				? {ok: true, value: {kind, variable}}
				: refuse('This is no name of an environment variable. Enter one like MANAGEMENT_TOKEN.');
		}

		case 'command': {
			const parsed = parseCommand(detail);
			if (!parsed.ok) {
				return parsed;
			}

			return isCommand(parsed.command)
				? {ok: true, value: {kind, command: parsed.command}}
				: refuse('The command does not begin with a program. Enter its absolute path, or a name that is on PATH.');
		}

		case 'file': {
			return isFilePath(detail)
				? {ok: true, value: {kind, path: detail}}
				: refuse('The path does not begin at the root. Enter it from /, or from ~/.');
		}
	}
}

function refuse(message: string): {readonly ok: false; readonly message: string} {
	return {ok: false, message};
}
