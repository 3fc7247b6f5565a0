import {changesOfPlan} from '../../operations/changes-of-plan.js';
import type {Profile} from '../../profiles/types.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {standardInput} from '../../storage/read-text-file.js';
import {checkPlan} from '../../tokens/plan/check-plan.js';
import {parsePlan} from '../../tokens/plan/parse-plan.js';
import type {Plan} from '../../tokens/plan/plan.js';
import {planImpactOf} from '../../tokens/plan/plan-impact.js';
import {reviewOfImpact, reviewOfTargets} from '../../tokens/plan/review-of-impact.js';
import {changeTokens, type RunOptions} from '../shared/change/change-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import {nextCommand} from '../shared/change/next-command.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange, type PlaceToChange} from '../shared/place/place.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import {rowLeftAlone} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {readGivenFile} from '../shared/program/read-given-file.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type ApplyOptions = Omit<RunOptions, 'reason'> & ExistingOptions & {
	readonly force?: boolean;
};

/**
Compares a plan with the tokens as they are now: it shows the grants and what the databases lose, in the plan and now. With `--force` it carries the plan out, only for tokens that are still as the plan saw them. Gives the exit code: 0 when the whole plan was carried out, or in a dry run would be; without `--force` and `--dry-run` when the plan was shown.
*/
export async function runApply(path: string, options: ApplyOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const file = await readGivenFile(path, {...options, environment: surroundings.environment});
	const parsed = file.ok ? parsePlan(file.value) : file;
	if (!parsed.ok) {
		return fail(parsed.message, exitCodes.usage);
	}

	const {plan} = parsed;
	const limit = readDescriptionLimit(surroundings.environment);
	if (!limit.ok) {
		return fail(limit.message, exitCodes.usage);
	}

	const isOnlyShown = Boolean(options.dryRun) || !options.force;
	const opened = await openToChange({...options, cluster: options.cluster ?? plan.clusterId, dryRun: isOnlyShown}, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place: {profile, cluster}} = opened.value;
	const loaded = await loadCluster(api);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	const {tokens, serverTime, ...databases} = loaded.value;
	// The later of the two clocks decides whether the plan has expired, because this machine's clock may be behind the service's.
	const time = Math.max(now(), serverTime?.getTime() ?? 0);
	const check = checkPlan(plan, {
		tokens, now: time, host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
	});
	if (check.kind !== 'ready') {
		return fail(whyNotReady(check.kind, profile), exitCodes.notAll);
	}

	const {unchanged} = check;
	const left = [...check.changed, ...check.gone];
	const changes = changesOfPlan(plan, unchanged, {now: now(), limit: limit.value});
	const impact = planImpactOf(
		changes.map(({token, request}) => ({token, ...(request.kind === 'update' && {fields: request.fields})})),
		{clusterTokens: tokens, now: time, ...databases},
	);
	say(`Plan of ${plan.createdBy}: ${plan.reason}`);
	for (const {text, depth} of [...reviewOfTargets(plan, {unchanged, left}), ...unchanged.length === 0 ? [] : reviewOfImpact(plan, impact)]) {
		say(depth === 0 ? text : `    ${text}`);
	}

	const isPreview = !options.force && !options.dryRun;
	if (unchanged.length === 0) {
		return fail('No token of the plan is unchanged: nothing was sent.', isPreview ? exitCodes.done : exitCodes.notAll);
	}

	if (isPreview) {
		return preview(path, {plan, count: unchanged.length, opened: opened.value}, surroundings);
	}

	return changeTokens({
		opened: opened.value,
		changes,
		left: left.map(each => rowLeftAlone(each, 'skipped', each.why)),
		isGoneGood: plan.action !== 'update',
		listLength: tokens.length,
		warnings: keptGrantsWarnings(changes, cluster.id, surroundings),
	}, {...options, reason: plan.reason}, surroundings);
}

/**
Why a plan cannot be compared with the tokens of this place, and what to do.
*/
function whyNotReady(kind: 'expired' | 'other-cluster', {origin}: Profile): string {
	if (kind === 'expired') {
		return 'The plan has expired: make a new one.';
	}

	return origin === 'demo'
		? 'The demo begins anew with each command, so a plan of an earlier command is for tokens that are gone: run influx-tokens emulator, then plan and apply there.'
		: 'The plan is for another cluster than this profile\'s: choose that one with --profile and --cluster.';
}

/**
Says how to carry the plan out. Gives the exit code, which is 0: the preview itself is done. `--dry-run` says by its code whether all would be.
*/
function preview(path: string, {plan, count, opened: {place, readOnlyBy}}: {readonly plan: Plan; readonly count: number; readonly opened: PlaceToChange}, {stderr}: CommandSurroundings): number {
	const say = sayTo(stderr);
	if (readOnlyBy !== undefined) {
		say(`Nothing was sent, and with --force the plan is refused: read-only, set by ${readOnlyBy}.`);
		return exitCodes.done;
	}

	const command = nextCommand(place, ['apply', path, '--force'], {needsConfirm: true});
	const again = path === standardInput ? ', with the plan on standard input again' : '';
	say(`Nothing was sent. To ${plan.action} ${count === 1 ? 'this token' : `these ${count} tokens`}, open the plan on the screen with O, or run this${again}: ${command}`);
	return exitCodes.done;
}
