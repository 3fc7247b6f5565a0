import {isUuid} from '../../api/parse-host.js';
import type {Secret} from '../../secrets/secret.js';
import type {DatabaseToken} from '../../api/types.js';
import type {Change} from '../../operations/types.js';
import {changeTokens, type RunOptions} from '../shared/change/change-tokens.js';
import {
	allTokensWords,
	chooseTokens,
	readChoice,
	type Choice,
	type ChoiceOptions,
} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {impactWarnings} from '../shared/change/impact-warnings.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange, type PlaceToChange, settingsObstacle} from '../shared/place/place.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import {rowOfMissing, rowOfOdd} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandResult} from '../shared/program/command-result.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type RevokeOptions = RunOptions & ExistingOptions & Omit<ChoiceOptions, 'ids'> & {
	readonly force?: boolean;
};

/**
The ids of the tokens that the screen asks about. The management token is passed on where it was needed to find them, so that the person enters it only once.
*/
export type ForScreen = {readonly revoke: readonly string[]; readonly secret?: Secret};

/**
Revokes tokens with `--force`. With `--dry-run` it only says what it would do. With neither, a person has to confirm: where there is a terminal (`canAsk`), it gives the ids for the screen, which asks. In every other case it gives the exit code.
*/
export async function runRevoke(ids: readonly string[], options: RevokeOptions, surroundings: CommandSurroundings, {canAsk}: {readonly canAsk: boolean}): Promise<number | ForScreen> {
	const say = sayTo(surroundings.stderr);
	const fail = failTo(surroundings.stderr);

	const parsed = await readChoice({...options, ids}, surroundings);
	if (!parsed.ok) {
		surroundings.stderr.write(parsed.lines);
		return exitCodes.usage;
	}

	const isAsking = !options.force && !options.dryRun;
	if (isAsking && !canAsk) {
		return fail('Nothing was sent: there is no terminal to ask on. --force revokes without asking, which cannot be undone; --dry-run shows what it would do.', exitCodes.usage);
	}

	const choice = parsed.value;
	const wholeIds = isAsking ? wholeIdsOf(choice) : undefined;
	if (wholeIds) {
		// The screen finds these tokens itself, and asks for the management token if it needs it.
		const obstacle = await settingsObstacle(surroundings);
		return obstacle ? fail(obstacle.message, obstacle.exitCode) : {revoke: wholeIds};
	}

	// The screen asks for a protected profile's name itself.
	const opened = await openToChange(options, surroundings, {asksForName: !isAsking});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const found = await findTargets(choice, opened.value, options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	if (isAsking) {
		if (found.value.odd.length > 0) {
			say(`${found.value.odd.length === 1 ? '1 token that matches' : `${found.value.odd.length} tokens that match`} cannot be read whole, and ${found.value.odd.length === 1 ? 'is' : 'are'} left alone: revoke ${found.value.odd.length === 1 ? 'it' : 'them'} by ID.`);
		}

		return found.value.changes.length === 0 ? fail(found.value.odd.length > 0 ? 'Nothing was sent.' : 'No token of this cluster has such an ID: nothing was sent.', exitCodes.notAll) : {revoke: found.value.changes.map(({token}) => token.id), secret: opened.value.secrets().at(-1)!};
	}

	return changeTokens({
		opened: opened.value,
		changes: found.value.changes,
		left: [...found.value.missing.map(id => rowOfMissing(id)), ...found.value.odd.map(token => rowOfOdd(token))],
		isGoneGood: true,
		listLength: found.value.listLength,
		warnings: found.value.warnings,
	}, options, surroundings);
}

function wholeIdsOf(choice: Choice): readonly string[] | undefined {
	return choice.kind === 'ids' && choice.ids.every(id => isUuid(id)) ? choice.ids : undefined;
}

type Found = {
	readonly changes: readonly Change[];
	readonly missing: readonly string[];
	readonly odd: readonly DatabaseToken[];
	readonly listLength: number;
	readonly warnings: readonly string[];
};

async function findTargets(choice: Choice, {api, place}: PlaceToChange, {acceptClock}: RevokeOptions, surroundings: CommandSurroundings): Promise<CommandResult<Found>> {
	const {now} = surroundings;
	const loaded = await loadCluster(api);
	if (!loaded.ok) {
		return loaded;
	}

	const chosen = await chooseTokens(choice, {
		...loaded.value, place, surroundings, now: now(), acceptsClock: Boolean(acceptClock),
	});
	if (!chosen.ok) {
		return chosen;
	}

	const {tokens, missing, odd} = chosen.value;
	return {
		ok: true,
		value: {
			changes: tokens.map(token => ({token, request: {kind: 'revoke'}})),
			missing,
			odd,
			listLength: loaded.value.tokens.length,
			warnings: [
				...allTokensWords(choice, tokens.length, place.cluster),
				...impactWarnings({...loaded.value, leaving: new Set(tokens.map(({id}) => id)), now: now()}),
			],
		},
	};
}
