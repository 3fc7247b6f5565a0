import {isUuid} from '../../../api/parse-host.js';
import type {DatabaseToken} from '../../../api/types.js';
import {exitCodes} from '../../../exit-codes.js';
import {padEnd} from '../../../terminal/cut.js';
import {display} from '../../../terminal/display.js';
import {outputField} from '../../../tokens/list/output-field.js';
import {harmlessJson} from '../../../tokens/text/harmless-json.js';
import {getEach} from '../../get/get-each.js';
import {nextCommand} from '../../shared/change/next-command.js';
import {failTo, sayTo} from '../../shared/output/say.js';
import type {PlaceOptions} from '../../shared/place/place-options.js';
import {openToRead} from '../../shared/place/place.js';
import type {CommandSurroundings} from '../../shared/program/surroundings.js';
import {influxctlToken} from '../influxctl-token.js';
import type {TokenFormat} from '../token-format-option.js';

export type TokenGetOptions = PlaceOptions & {
	readonly format: TokenFormat;
	readonly includeRevoked?: boolean;
};

/**
Prints one token as `influxctl token get` does. Gives the exit code: 1 where there is no such token, or where it was revoked and `--include-revoked` is not given.
*/
export async function runTokenGet(id: string, options: TokenGetOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr} = surroundings;
	const fail = failTo(stderr);
	if (!isUuid(id)) {
		return fail(`A token is named by its whole ID, a UUID, and not by "${id}". ${nextCommand({given: options}, ['get', 'ID'])} takes the first 8 characters too.`, exitCodes.usage);
	}

	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place} = opened.value;
	const {tokens, problems, exitCode} = await getEach(api, [id], {listed: undefined, listAll: nextCommand(place, ['token', 'list', '--include-revoked'])});
	const [token] = tokens;
	if (token?.revokedAt !== undefined && !options.includeRevoked) {
		return fail(`The token ${token.id} was revoked: --include-revoked prints it all the same.`, exitCodes.notAll);
	}

	if (token) {
		stdout.write(options.format === 'json' ? `${harmlessJson(influxctlToken(token, place))}\n` : lines(token));
	}

	const say = sayTo(stderr);
	for (const problem of problems) {
		say(problem);
	}

	return exitCode;
}

function lines(token: DatabaseToken): string {
	const text = (name: Parameters<typeof outputField>[1], none: string) => {
		const value = outputField(token, name) ?? none;
		return display(typeof value === 'string' ? value : JSON.stringify(value));
	};

	const isReadable = token.oddFields?.permissions === undefined;
	const grants = isReadable ? token.permissions.map(({action, resource}) => display(`${action} ${resource}`)) : [text('permissions', '')];
	const rows = [
		['ID', text('id', '')],
		['DESCRIPTION', text('description', '')],
		['CREATED AT', text('createdAt', 'unknown')],
		['EXPIRES AT', text('expiresAt', 'never')],
		['REVOKED AT', text('revokedAt', '-')],
		...grants.length === 0 ? [['PERMISSIONS', 'none']] : grants.map((grant, index) => [index === 0 ? 'PERMISSIONS' : '', grant]),
	] as const;
	return rows.map(([label = '', value = '']) => `${padEnd(label, 11)}  ${value}`.trimEnd()).join('\n') + '\n';
}
