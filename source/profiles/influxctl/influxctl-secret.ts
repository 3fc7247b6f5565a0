import {refuse, type Result} from '../../result.js';
import type {Secret} from '../../secrets/secret.js';
import {secretFromValue} from '../../secrets/secret-from-text.js';
import {shortPath} from '../../storage/short-path.js';
import type {SecretSource} from '../../secrets/secret-source.js';
import type {Environment} from '../../storage/user-directory.js';
import {readInfluxctlFile} from './influxctl-file.js';

/**
The management token of one profile of influxctl, read from its config now: the token may have been replaced since the profiles were listed.
*/
export async function readInfluxctlSecret({file, profileName}: Extract<SecretSource, {readonly kind: 'influxctl'}>, environment: Environment): Promise<Result<Secret>> {
	const place = shortPath(file, environment);
	const read = await readInfluxctlFile(file);
	if (!read.ok) {
		return refuse(`influxctl's config ${place} cannot be read: ${read.reason}. Correct it, or enter a token.`);
	}

	const {mgmt_token: value} = read.tables.find(({name}) => typeof name === 'string' && name.trim() === profileName) ?? {};
	return typeof value === 'string' && value.trim() !== ''
		? secretFromValue(value, `The mgmt_token of influxctl's profile ${profileName}`)
		: refuse(`influxctl's profile ${profileName} has no mgmt_token any more in ${place}. Set one there, or enter a token.`);
}
