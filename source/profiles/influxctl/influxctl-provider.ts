import {parseProviderUrl} from '../../api/sign-in/parse-provider-url.js';
import type {Provider} from '../../api/sign-in/types.js';
import {refuse, type Result} from '../../result.js';
import {Secret} from '../../secrets/secret.js';
import type {SecretSource} from '../../secrets/secret-source.js';
import {shortPath} from '../../storage/short-path.js';
import type {Environment} from '../../storage/user-directory.js';
import {isTable, type InfluxctlTable} from './influxctl-config.js';
import {readInfluxctlFile} from './influxctl-file.js';

/**
The settings with which influxctl signs in at an identity provider, `[profile.auth.oauth2]`, read from its config now: they may have been corrected since the profiles were listed. The refusal is a sentence, raw.
*/
export async function readInfluxctlProvider({file, profileName}: Extract<SecretSource, {readonly kind: 'sign-in'}>, environment: Environment): Promise<Result<Provider>> {
	const place = shortPath(file, environment);
	const read = await readInfluxctlFile(file);
	if (!read.ok) {
		return refuse(`influxctl's config ${place} cannot be read: ${read.reason}. Correct it, or enter a token.`);
	}

	const {auth} = read.tables.find(({name}) => typeof name === 'string' && name.trim() === profileName) ?? {};
	const table = isTable(auth) ? auth.oauth2 : undefined;
	const parsed = isTable(table) ? parseProvider(table) : refuse('is not a table.');
	return parsed.ok ? parsed : refuse(`influxctl's profile ${profileName} cannot be used to sign in: auth.oauth2${parsed.message} Correct it in ${place}, or enter a token.`);
}

/**
Reads the table. A refusal continues `auth.oauth2`.
*/
function parseProvider(table: InfluxctlTable): Result<Provider> {
	const {client_id: clientId, scopes = [], parameters = {}} = table;
	if (typeof clientId !== 'string' || clientId.trim() === '') {
		return refuse('.client_id is missing.');
	}

	if (!Array.isArray(scopes) || scopes.some(scope => !(typeof scope === 'string' && /^[\u{21}\u{23}-\u{5B}\u{5D}-\u{7E}]+$/u.test(scope)))) {
		return refuse('.scopes is not a list of texts like "openid".');
	}

	if (!isTable(parameters) || Object.values(parameters).some(value => typeof value !== 'string')) {
		return refuse('.parameters is not a table of texts.');
	}

	const urls: Record<string, string> = {};
	for (const key of ['token_url', 'device_url']) {
		const value = table[key];
		const parsed = typeof value === 'string' && value.trim() !== '' ? parseProviderUrl(value.trim()) : refuse('is missing.');
		if (!parsed.ok) {
			return refuse(`.${key} ${parsed.message}`);
		}

		urls[key] = parsed.value;
	}

	return {
		ok: true,
		value: {
			clientId: clientId.trim(),
			scopes: scopes as readonly string[],
			parameters: Object.entries(parameters).map(([name, value]) => [name, isSecretName(name) ? new Secret(value as string) : value as string]),
			tokenUrl: urls.token_url!,
			deviceUrl: urls.device_url!,
		},
	};
}

/**
Whether a parameter of this name may hold a secret, such as `client_secret`.
*/
function isSecretName(name: string): boolean {
	return /secret|password|assertion|token|key/i.test(name);
}
