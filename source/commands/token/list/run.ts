import type {DatabaseToken} from '../../../api/types.js';
import {exitCodes} from '../../../exit-codes.js';
import {indexTokens} from '../../../tokens/list/token-index.js';
import {visibleTokens} from '../../../tokens/list/visible-tokens.js';
import {withShortMark} from '../../../tokens/suspension/suspended-description.js';
import {harmlessJson} from '../../../tokens/text/harmless-json.js';
import {odditySentences} from '../../../tokens/why-odd.js';
import {nextCommand} from '../../shared/change/next-command.js';
import {printRows, type RowColumn} from '../../shared/output/print-rows.js';
import {failTo, sayTo} from '../../shared/output/say.js';
import {writePieces} from '../../shared/output/write-pieces.js';
import type {PlaceOptions} from '../../shared/place/place-options.js';
import {openToRead, type Place} from '../../shared/place/place.js';
import {refusalOf} from '../../shared/program/command-result.js';
import type {CommandSurroundings} from '../../shared/program/surroundings.js';
import {influxctlToken} from '../influxctl-token.js';
import type {TokenFormat} from '../token-format-option.js';

export type TokenListOptions = PlaceOptions & {
	readonly format: TokenFormat;
	readonly sort: 'id' | 'description';
	readonly includeRevoked?: boolean;
};

type Row = {readonly id: string; readonly description: string};

const columns: ReadonlyArray<RowColumn<Row>> = [
	{key: 'id', narrow: 8},
	{key: 'description', narrow: 'end', tableText: ({description}) => withShortMark(description)},
];

/**
Prints the tokens of a cluster as `influxctl token list` does: a table with IDs and descriptions, or JSON with influxctl's names. Gives the exit code.
*/
export async function runTokenList(options: TokenListOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now} = surroundings;
	const fail = failTo(stderr);
	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place} = opened.value;
	const listed = await api.listTokens();
	if (!listed.ok) {
		const {message, exitCode} = refusalOf(listed.error);
		return fail(message, exitCode);
	}

	const {entries} = visibleTokens({
		index: indexTokens(listed.value), query: undefined, showsInactive: true, sort: {column: options.sort, descending: false}, databaseNames: undefined, now: now(),
	});
	const tokens = entries.map(({token}) => token).filter(({revokedAt}) => options.includeRevoked === true || revokedAt === undefined);
	if (options.format === 'json') {
		await writePieces(jsonPieces(tokens, place), stdout);
	} else {
		await printRows({rows: tokens, columns, format: 'table'}, stdout);
	}

	const say = sayTo(stderr);
	for (const sentence of odditySentences(listed.value, nextCommand({given: options}, ['get', 'ID']))) {
		say(sentence);
	}

	if (tokens.length === 0) {
		say(listed.value.length === 0 ? 'This cluster has no database tokens.' : 'Every token of this cluster is revoked: --include-revoked shows them.');
	}

	return exitCodes.done;
}

/**
The tokens as one list in JSON, a token at a time.

@yields A part of the text.
*/
function * jsonPieces(tokens: readonly DatabaseToken[], place: Place): Generator<string, void, undefined> {
	for (const [index, token] of tokens.entries()) {
		yield `${index === 0 ? '[\n' : ',\n'}${harmlessJson(influxctlToken(token, place)).replaceAll(/^/gm, '  ')}`;
	}

	yield tokens.length === 0 ? '[]\n' : '\n]\n';
}
