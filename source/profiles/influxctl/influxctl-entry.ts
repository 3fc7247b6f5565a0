import path from 'node:path';
import {isUuid, parseHost} from '../../api/parse-host.js';
import type {Product} from '../../api/types.js';
import {clusteredAccountId, clusteredCluster} from '../clustered-cluster.js';
import {defaultHost} from '../environment-profile.js';
import {refuse, type Result} from '../../result.js';
import {hasSecretShape} from '../../secrets/redact.js';
import type {Cluster, TlsFiles} from '../types.js';
import {expandHome, type Environment} from '../../storage/user-directory.js';
import {isTable, type InfluxctlTable} from './influxctl-config.js';

/**
One profile of influxctl, which is one cluster, with the names that this program uses.
*/
export type InfluxctlEntry = {
	readonly name: string;
	readonly product: Product;
	/**
	Of the Management API; influxctl's own `host` is that of a Dedicated cluster's queries.
	*/
	readonly host: string;
	readonly accountId: string;
	readonly cluster: Cluster;
	readonly tls: TlsFiles;
	/**
	Whether it has a `mgmt_token`.
	*/
	readonly hasToken: boolean;
	/**
	The absolute path of `auth.token.token_file`, which Clustered alone has.
	*/
	readonly tokenFile: string | undefined;
	/**
	Whether it says how to sign in: `auth.oauth2`, which is read when a person does so.
	*/
	readonly hasSignIn: boolean;
};

export type ParsedEntry =
	| {readonly ok: true; readonly entry: InfluxctlEntry}
	/**
	`name` where it can be shown. `problem` is one sentence.
	*/
	| {readonly ok: false; readonly name: string | undefined; readonly problem: string};

type Surroundings = {
	/**
	The directory of the config, where its relative paths begin.
	*/
	readonly directory: string;
	readonly environment: Environment;
};

/**
Reads one `[[profile]]`. Of `mgmt_token` it notes only whether there is one. It ignores `token`, which is a database token, and all keys that it does not know.
*/
export function parseEntry(table: InfluxctlTable, surroundings: Surroundings): ParsedEntry {
	const name = readText(table, 'name');
	if (!name.ok || name.value === '') {
		return {ok: false, name: undefined, problem: name.ok ? 'It has no name.' : name.message};
	}

	const parsed = parseNamed(table, name.value, surroundings);
	return parsed.ok ? {ok: true, entry: parsed.value} : {ok: false, name: name.value, problem: parsed.message};
}

function parseNamed(table: InfluxctlTable, name: string, surroundings: Surroundings): Result<InfluxctlEntry> {
	const product = readText(table, 'product');
	const place = product.ok && product.value === 'clustered' ? parseClustered(table, name) : parseDedicated(table, name);
	const tls = parseTlsTable(table.tls ?? {}, surroundings);
	const {mgmt_token: token = ''} = table;
	if (!product.ok) {
		return product;
	}

	if (product.value !== 'dedicated' && product.value !== 'clustered') {
		return refuse('Its product is neither dedicated nor clustered.');
	}

	if (!place.ok) {
		return place;
	}

	if (!tls.ok) {
		return tls;
	}

	const tokenFile = product.value === 'clustered' ? parseTokenFile(table.auth, surroundings) : none;
	if (!tokenFile.ok) {
		return tokenFile;
	}

	return typeof token === 'string'
		? {
			ok: true,
			value: {
				name, product: product.value, ...place.value, tls: tls.value, hasToken: token.trim() !== '', tokenFile: tokenFile.value, hasSignIn: isTable(table.auth) && isTable(table.auth.oauth2),
			},
		}
		: refuse('Its mgmt_token is not a text.');
}

type Place = Pick<InfluxctlEntry, 'host' | 'accountId' | 'cluster'>;

function parseDedicated(table: InfluxctlTable, name: string): Result<Place> {
	const accountId = readText(table, 'account_id');
	const clusterId = readText(table, 'cluster_id');
	for (const [key, id] of [['account_id', accountId], ['cluster_id', clusterId]] as const) {
		if (!id.ok) {
			return id;
		}

		if (!isUuid(id.value)) {
			return refuse(id.value === '' ? `It has no ${key}.` : `Its ${key} is not a UUID.`);
		}
	}

	return accountId.ok && clusterId.ok
		? {ok: true, value: {host: defaultHost, accountId: accountId.value.toLowerCase(), cluster: {id: clusterId.value.toLowerCase(), name}}}
		: refuse('');
}

// A host name or an address alone, which is what influxctl takes.
const hostName = /^(?:[\p{Letter}\p{Number}\-._]+|\[?[\da-f]*:[\d.:a-f]+\]?)$/iu;

function parseClustered(table: InfluxctlTable, name: string): Result<Place> {
	const text = readText(table, 'host');
	if (!text.ok) {
		return text;
	}

	if (!hostName.test(text.value)) {
		return refuse(text.value === '' ? 'It has no host.' : 'Its host is not a host name without https:// and port.');
	}

	const {port = 443} = table;
	const portNumber = typeof port === 'string' && /^\d{1,5}$/.test(port) ? Number(port) : port;
	if (typeof portNumber !== 'number' || !Number.isSafeInteger(portNumber) || portNumber < 1 || portNumber > 65_535) {
		return refuse('Its port is not a number from 1 to 65535.');
	}

	const isPlain = isTable(table.tls) && table.tls.disable === true;
	const bare = /^[^[].*:/.test(text.value) ? `[${text.value}]` : text.value;
	const parsed = parseHost(`${isPlain ? 'http' : 'https'}://${bare}:${portNumber}`);
	if (!parsed.ok) {
		return refuse(isPlain
			? 'Its tls.disable would show the management token to the network: that is for a host on this machine alone.'
			: 'Its host is not a host name without https:// and port.');
	}

	return {ok: true, value: {host: parsed.host, accountId: clusteredAccountId, cluster: clusteredCluster(parsed.host, name)}};
}

function parseTlsTable(table: unknown, surroundings: Surroundings): Result<TlsFiles> {
	if (!isTable(table)) {
		return refuse('Its tls is not a table.');
	}

	const files: Record<string, string> = {};
	for (const [key, property] of [['ca', 'caFile'], ['cert', 'certificateFile'], ['key', 'keyFile']] as const) {
		const text = readText(table, key, 'tls.');
		if (!text.ok) {
			return text;
		}

		if (text.value !== '') {
			files[property] = path.resolve(surroundings.directory, expandHome(text.value, surroundings.environment));
		}
	}

	if ((files.certificateFile === undefined) !== (files.keyFile === undefined)) {
		return refuse(`Its tls.${files.keyFile === undefined ? 'cert has no tls.key' : 'key has no tls.cert'}: they come together.`);
	}

	const {insecure = false, disable = false} = table;
	return typeof insecure === 'boolean' && typeof disable === 'boolean'
		? {ok: true, value: {...files, ...(insecure && {isInsecure: true})}}
		: refuse(`Its tls.${typeof insecure === 'boolean' ? 'disable' : 'insecure'} is neither true nor false.`);
}

const none: Result<undefined> = {ok: true, value: undefined};

/**
The file that `[profile.auth.token]` names. A relative path begins at the directory of the config, as those of `[profile.tls]` do.
*/
function parseTokenFile(auth: unknown, {directory, environment}: Surroundings): Result<string | undefined> {
	const token = isTable(auth) ? auth.token : undefined;
	const text = isTable(token) ? readText(token, 'token_file', 'auth.token.') : none;
	return text.ok && text.value !== undefined && text.value !== ''
		? {ok: true, value: path.resolve(directory, expandHome(text.value, environment))}
		: (text.ok ? none : text);
}

// Empty where the key is absent.
function readText(table: InfluxctlTable, key: string, where = ''): Result<string> {
	const value = table[key] ?? '';
	if (typeof value !== 'string') {
		return refuse(`Its ${where}${key} is not a text.`);
	}

	const text = value.trim();
	if (hasSecretShape(text)) {
		return refuse(`Its ${where}${key} looks like a token, and is neither shown nor used.`);
	}

	return text.includes('\0') ? refuse(`Its ${where}${key} holds a NUL character.`) : {ok: true, value: text};
}
