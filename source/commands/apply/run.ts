import {changesOfPlan} from '../../operations/changes-of-plan.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {readTextFile} from '../../storage/read-text-file.js';
import {checkPlan} from '../../tokens/plan/check-plan.js';
import {parsePlan} from '../../tokens/plan/plan.js';
import {changeTokens, type RunOptions} from '../shared/change/change-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import {openToChange} from '../shared/place/place.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import {rowLeftAlone} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {refusalOf} from '../shared/program/command-result.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type ApplyOptions = Omit<RunOptions, 'reason'> & ExistingOptions & {
	readonly force?: boolean;
};

/**
Compares a plan with the tokens as they are now, and with `--force` carries it out, only for tokens that are still as the plan saw them. Gives the exit code: 0 when the whole plan was carried out, or in a dry run would be.
*/
export async function runApply(path: string, options: ApplyOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const file = await readTextFile(path, {isDescriptorAllowed: true});
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
	const answer = await api.listTokens();
	if (!answer.ok) {
		const {message, exitCode} = refusalOf(answer.error);
		return fail(message, exitCode);
	}

	// The later of the two clocks decides whether the plan has expired, because this machine's clock may be behind the service's.
	const check = checkPlan(plan, {
		tokens: answer.value, now: Math.max(now(), answer.serverTime?.getTime() ?? 0), host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
	});
	if (check.kind !== 'ready') {
		return fail(check.kind === 'expired' ? 'The plan has expired: make a new one.' : 'The plan is for another cluster than this profile\'s: choose that one with --profile and --cluster.', exitCodes.notAll);
	}

	const left = [...check.changed, ...check.gone];
	say(`Plan of ${plan.createdBy}: ${plan.reason}`);
	for (const {id, description, why} of left) {
		say(`left alone   ${id}  ${description}: ${why}`);
	}

	for (const {id, description} of check.unchanged) {
		say(`to ${plan.action}    ${id}  ${description}`);
	}

	if (check.unchanged.length === 0) {
		return fail('No token of the plan is unchanged: nothing was sent.', exitCodes.notAll);
	}

	if (!options.force && !options.dryRun) {
		return fail(`Nothing was sent. --force ${plan.action}s ${check.unchanged.length === 1 ? 'this token' : `these ${check.unchanged.length} tokens`}; or open the plan on the screen with O.`, exitCodes.usage);
	}

	const changes = changesOfPlan(plan, check.unchanged, {now: now(), limit: limit.value});
	return changeTokens({
		opened: opened.value,
		changes,
		left: left.map(each => rowLeftAlone(each, 'skipped', each.why)),
		isGoneGood: true,
		warnings: keptGrantsWarnings(changes, cluster.id, surroundings),
	}, {...options, reason: plan.reason}, surroundings);
}
