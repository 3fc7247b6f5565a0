import process from 'node:process';
import type {Secret} from '../api/secret.js';
import type {ManagementApi} from '../api/types.js';
import {openJournal} from '../journal/journal.js';
import {lockBatch} from '../journal/lock-batch.js';
import {stateDirectory} from '../journal/state-directory.js';
import {startChanges} from '../operations/changes.js';
import {summarizeChanges} from '../operations/change-summary.js';
import {planTargets} from '../operations/plan-targets.js';
import type {ChangeItem, ChangeTarget} from '../operations/types.js';
import {readTextFile} from '../profiles/text-files.js';
import {display} from '../terminal/display.js';
import {checkPlan} from '../tokens/check-plan.js';
import {parsePlan} from '../tokens/plan.js';
import {
	findPlace,
	openPlace,
	type Place,
	type PlaceOptions,
} from './open-cluster.js';
import type {CommandSurroundings} from './surroundings.js';

const interruptedCode = 130;

export type ApplyOptions = PlaceOptions & {
	readonly force?: boolean;
};

/**
Shows a plan against what is there now, and with `--force` does it: only to tokens that are still as the plan saw them. Gives the exit code: 0 when all of the plan was done, 1 when some was not, 130 when it was interrupted.
*/
export async function runApply(path: string, options: ApplyOptions, {environment, stdout, stderr, now, actor, isReadOnly}: CommandSurroundings): Promise<number> {
	const say = (text: string) => {
		stderr.write(`${display(text)}\n`);
	};

	const fail = (message: string, exitCode: number) => {
		say(message);
		return exitCode;
	};

	const file = await readTextFile(path);
	const parsed = file.ok ? parsePlan(file.text) : file;
	if (!parsed.ok) {
		return fail(parsed.message, 2);
	}

	const {plan} = parsed;
	const found = await findPlace({...options, cluster: options.cluster ?? plan.clusterId}, environment);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {profile, cluster} = found.place;
	const opened = await openPlace(found.place, {environment, isReadOnly});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, secret} = opened;
	const answer = await api.listTokens();
	if (!answer.ok) {
		return fail(answer.error.message, answer.error.kind === 'unauthorized' ? 3 : 1);
	}

	const check = checkPlan(plan, {
		tokens: answer.value, now: now(), host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
	});
	if (check.kind !== 'ready') {
		return fail(check.kind === 'expired' ? 'The plan has expired: make a new one.' : 'The plan is for another cluster than this profile\'s: choose that one with --profile and --cluster.', 1);
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
		return fail('Nothing of the plan is as it was: nothing is done.', 1);
	}

	if (!options.force) {
		return fail(`Nothing was sent. --force ${plan.action}s ${check.unchanged.length === 1 ? 'this token' : `these ${check.unchanged.length} tokens`}; or open the plan on the screen with O.`, 2);
	}

	if (api.isReadOnly) {
		return fail('Read-only: nothing was sent.', 1);
	}

	const done = await act({
		place: found.place, api, secret, targets: planTargets(plan, check.unchanged, now()), reason: plan.reason,
	}, {environment, actor});
	if (!done.ok) {
		return fail(done.message, 1);
	}

	const {items, isInterrupted} = done;
	for (const {token, result} of items) {
		stdout.write(`${[token.id, result?.kind ?? 'unknown', result?.cause ?? ''].map(text => display(text)).join('\t')}\n`);
	}

	say(summarizeChanges(items));
	if (isInterrupted) {
		return interruptedCode;
	}

	const isDone = left.length === 0 && items.every(({result}) => result?.kind === 'revoked' || result?.kind === 'changed' || result?.kind === 'already-gone');
	return isDone ? 0 : 1;
}

type Work = {
	readonly place: Place;
	readonly api: ManagementApi;
	readonly secret: Secret;
	readonly targets: readonly ChangeTarget[];
	readonly reason: string;
};

type Done =
	| {readonly ok: true; readonly items: readonly ChangeItem[]; readonly isInterrupted: boolean}
	| {readonly ok: false; readonly message: string};

/**
Does it, with the cluster's lock held and the journal open. SIGINT and SIGTERM stop it after what is in flight, which is verified and written down; a second one ends the program at once.
*/
async function act({place: {profile, cluster}, api, secret, targets, reason}: Work, {environment, actor}: Pick<CommandSurroundings, 'environment' | 'actor'>): Promise<Done> {
	const directory = stateDirectory(environment);
	const lock = await lockBatch(directory, cluster.id);
	if (!lock.ok) {
		return lock;
	}

	const journal = await openJournal({
		directory, clusterId: cluster.id, actor, secrets: () => [secret],
	});
	if (!journal.ok) {
		lock.release();
		return journal;
	}

	const run = startChanges({
		api,
		journal: journal.journal,
		targets,
		context: {
			profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, reason,
		},
		onChange({pausedFor}) {
			// Nobody is there to enter another management token.
			if (pausedFor?.kind === 'unauthorized') {
				run.stop();
			}
		},
	});
	let isInterrupted = false;
	const interrupt = () => {
		isInterrupted = true;
		run.stop();
	};

	process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
	const items = await run.finished;
	process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
	lock.release();
	return {ok: true, items, isInterrupted};
}
