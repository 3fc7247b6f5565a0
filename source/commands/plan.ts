import {readTextFile} from '../profiles/text-files.js';
import {display} from '../terminal/display.js';
import {databasesOfAnswer, databasesSentence} from '../tokens/database-names.js';
import {requiresDatabaseNames} from '../tokens/filter/evaluate.js';
import {parseFilter} from '../tokens/filter/parse.js';
import {idsInText} from '../tokens/ids-in-text.js';
import {makePlan, printPlan, type PlanAction} from '../tokens/plan.js';
import {indexTokens} from '../tokens/token-index.js';
import {visibleTokens} from '../tokens/visible-tokens.js';
import {filterMistake} from './filter-mistake.js';
import {findPlace, openPlace, type PlaceOptions} from './open-cluster.js';
import type {CommandSurroundings} from './surroundings.js';

export type PlanOptions = PlaceOptions & {
	readonly filter?: string;
	/**
	A file that holds token ids.
	*/
	readonly from?: string;
	readonly reason: string;
	readonly days: string;
};

const day = 24 * 60 * 60 * 1000; // Milliseconds

/**
Prints a plan for the tokens that a filter shows, or whose ids a file holds. Nothing is changed. Gives the exit code.
*/
export async function runPlan(action: PlanAction, options: PlanOptions, {environment, stdout, stderr, now, actor}: CommandSurroundings): Promise<number> {
	const fail = (message: string, exitCode: number) => {
		stderr.write(`${display(message)}\n`);
		return exitCode;
	};

	if ((options.filter === undefined) === (options.from === undefined)) {
		return fail('Say which tokens: --filter FILTER, or --from FILE with their IDs.', 2);
	}

	const days = Number(options.days);
	if (!Number.isSafeInteger(days) || days < 1 || days > 90) {
		return fail(`--days takes a whole number from 1 to 90, not "${options.days}".`, 2);
	}

	const filter = options.filter === undefined ? undefined : parseFilter(options.filter);
	if (filter?.ok === false) {
		stderr.write(filterMistake(options.filter ?? '', filter.error));
		return 2;
	}

	const file = options.from === undefined ? undefined : await readTextFile(options.from, {isDescriptorAllowed: true});
	if (file?.ok === false) {
		return fail(file.message, 2);
	}

	const found = await findPlace(options, environment);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {profile, cluster} = found.place;
	const opened = await openPlace(found.place, {environment, isReadOnly: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const [answer, databases] = await Promise.all([opened.api.listTokens(), opened.api.listDatabases()]);
	if (!answer.ok) {
		return fail(answer.error.message, answer.error.kind === 'unauthorized' ? 3 : 1);
	}

	if (answer.value.length === 0) {
		return fail('This cluster has no database tokens: there is nothing to plan.', 1);
	}

	const known = databasesOfAnswer(databases);
	if (filter?.ok && requiresDatabaseNames(filter.query) && known.databaseNames === undefined) {
		return fail(`missing:db cannot be answered. ${databasesSentence(known) ?? ''}`, 1);
	}

	const live = answer.value.filter(({revokedAt}) => revokedAt === undefined);
	let tokens = live;
	if (filter?.ok) {
		tokens = visibleTokens({
			index: indexTokens(live), query: filter.query, showsInactive: true, sort: {column: 'description', descending: false}, databaseNames: known.databaseNames, now: now(),
		}).entries.map(({token}) => token);
	} else if (file?.ok) {
		const ids = new Set(idsInText(file.text));
		tokens = live.filter(({id}) => ids.has(id.toLowerCase()));
		if (tokens.length < ids.size) {
			stderr.write(`${ids.size - tokens.length} of ${ids.size} IDs are no live token of this cluster, and are not in the plan.\n`);
		}
	}

	// What cannot be read whole has no content that a plan could hold it to.
	const odd = tokens.filter(({oddities}) => oddities !== undefined);
	tokens = tokens.filter(({oddities}) => oddities === undefined);
	if (odd.length > 0) {
		stderr.write(`${odd.length === 1 ? '1 token that is meant' : `${odd.length} tokens that are meant`} cannot be read whole, and ${odd.length === 1 ? 'is' : 'are'} not in the plan. revoke takes ${odd.length === 1 ? 'it' : 'them'} by ID: ${display(odd.map(({id}) => id).join(', '))}\n`);
	}

	if (tokens.length === 0) {
		return odd.length > 0 ? fail('There is nothing to plan.', 1) : fail('No token matches: there is nothing to plan.', 1);
	}

	stdout.write(printPlan(makePlan({
		tokens, now: now(), lifetime: days * day, createdBy: `${actor.user}@${actor.hostname}`, reason: options.reason,
		profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, action,
	})));
	stderr.write(`A plan to ${action} ${tokens.length === 1 ? '1 token' : `${tokens.length} tokens`} of ${display(cluster.name)}, good for ${days === 1 ? '1 day' : `${days} days`}.\n`);
	return 0;
}
