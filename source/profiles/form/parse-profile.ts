import {isUuid, parseHost} from '../../api/parse-host.js';
import {clusteredAccountId, clusteredCluster} from '../clustered-cluster.js';
import {nameInInfluxctl} from '../influxctl/influxctl-name.js';
import {isReservedName, nameProblem} from '../name-problem.js';
import {refuse, type Result} from '../../result.js';
import {hasSecretShape} from '../../secrets/redact.js';
import type {Cluster, Profile, TlsFiles} from '../types.js';
import {parseClusters} from './parse-clusters.js';
import {parseFile, parseTls} from './parse-file.js';
import {parseTokenCommand, parseVariable} from './parse-token-command.js';
import type {ProfileForm} from './profile-form.js';

/**
The form's fields that hold text.
*/
export type TextField = 'name' | 'host' | 'accountId' | 'accountName' | 'clusters' | 'tokenVariable' | 'tokenCommand' | 'tokenFile' | 'caFile' | 'certificateFile' | 'keyFile';

/**
What is wrong with each field, in one sentence, by the names of the form's fields.
*/
export type ProfileErrors = Readonly<Partial<Record<TextField, string>>>;

export type ParsedProfile =
	| {readonly ok: true; readonly profile: Profile}
	| {readonly ok: false; readonly errors: ProfileErrors};

/**
The profile that a filled-in form describes, or what to correct in it. The settings check whether the name is still free.

White space around a field is removed, ids become lower case, and anything of a token's shape is refused, because only the place of a token is ever stored.
*/
export function parseProfile(form: ProfileForm): ParsedProfile {
	const name = parseName(form.name);
	const host = parseHostField(form.host);
	const account = form.isClustered ? clusteredAccount(host, name) : parseAccount(form);
	const tokenVariable = parseVariable(form.tokenVariable);
	const tokenCommand = parseTokenCommand(form.tokenCommand);
	const tokenFile = parseFile(form.tokenFile, 'token');
	const tls = parseTls(form);

	if (name.ok && host.ok && account.accountId.ok && account.accountName.ok && account.clusters.ok && tokenVariable.ok && tokenCommand.ok && tokenFile.ok
		&& tls.caFile.ok && tls.certificateFile.ok && tls.keyFile.ok) {
		const tlsFiles: TlsFiles = {
			...(tls.caFile.value !== '' && {caFile: tls.caFile.value}),
			...(tls.certificateFile.value !== '' && {certificateFile: tls.certificateFile.value, keyFile: tls.keyFile.value}),
			...(form.isInsecure && {isInsecure: true}),
		};
		return {
			ok: true,
			profile: {
				name: name.value,
				origin: 'saved',
				...(form.isClustered && {product: 'clustered'}),
				host: host.value,
				accountId: account.accountId.value,
				...(account.accountName.value !== '' && {accountName: account.accountName.value}),
				clusters: account.clusters.value,
				secretSources: [
					...(tokenVariable.value === '' ? [] : [{kind: 'environment', variable: tokenVariable.value} as const]),
					...(tokenCommand.value.length === 0 ? [] : [{kind: 'command', command: tokenCommand.value} as const]),
					...(tokenFile.value === '' ? [] : [{kind: 'file', path: tokenFile.value} as const]),
				],
				...(Object.keys(tlsFiles).length > 0 && {tls: tlsFiles}),
				isReadOnly: form.isReadOnly,
				isProtected: form.isProtected,
			},
		};
	}

	const fields = {
		name, host, ...account, tokenVariable, tokenCommand, tokenFile, ...tls,
	};
	const errors = Object.entries<Result<unknown>>(fields).flatMap(([field, parsed]) => parsed.ok ? [] : [[field, parsed.message]]);
	return {ok: false, errors: Object.fromEntries(errors) as ProfileErrors};
}

type Account = {
	readonly accountId: Result<string>;
	readonly accountName: Result<string>;
	readonly clusters: Result<readonly Cluster[]>;
};

function parseAccount(form: ProfileForm): Account {
	return {accountId: parseId(form.accountId, 'account'), accountName: parseOptionalName(form.accountName), clusters: parseClusters(form.clusters, form.accountId)};
}

function clusteredAccount(host: Result<string>, name: Result<string>): Account {
	const clusters = host.ok ? [clusteredCluster(host.value, name.ok ? name.value : undefined)] : [];
	return {accountId: {ok: true, value: clusteredAccountId}, accountName: {ok: true, value: ''}, clusters: {ok: true, value: clusters}};
}

function parseName(text: string): Result<string> {
	const name = text.trim();
	const problem = nameProblem(name);
	if (problem !== undefined) {
		return refuse(`The name ${problem}. Enter the name to choose this profile by.`);
	}

	if (nameInInfluxctl(name) !== undefined) {
		return refuse(`${name} would mean a profile of influxctl's. Choose a name that does not begin with influxctl:.`);
	}

	return isReservedName(name) ? refuse(`${name} is the name of a built-in profile. Choose another.`) : {ok: true, value: name};
}

function parseOptionalName(text: string): Result<string> {
	const name = text.trim();
	const problem = name === '' ? undefined : nameProblem(name);
	return problem === undefined ? {ok: true, value: name} : refuse(`The account name ${problem}. Correct it, or leave it empty.`);
}

function parseHostField(text: string): Result<string> {
	const parsed = parseHost(text);
	if (!parsed.ok) {
		return refuse(parsed.problem);
	}

	return hasSecretShape(parsed.host)
		? refuse('The host looks like a token, and tokens are never stored. Write it like https://console.influxdata.com.')
		: {ok: true, value: parsed.host};
}

function parseId(text: string, of: string): Result<string> {
	const id = text.trim().toLowerCase();
	return isUuid(id) ? {ok: true, value: id} : refuse(`The ${of} id is not a UUID. Copy it from the admin portal, or from influxctl's config.toml.`);
}
