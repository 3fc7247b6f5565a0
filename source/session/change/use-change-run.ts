import {
	useCallback,
	useEffect,
	useRef,
	useState,
} from 'react';
import type {Cluster, Profile} from '../../profiles/types.js';
import {paceStates} from '../../operations/pace-states.js';
import {resumeByRenewal} from '../../operations/resume-by-renewal.js';
import {startChanges} from '../../operations/start-changes.js';
import {obstacleOfStep} from '../../operations/rotation/successor-obstacle.js';
import {summarizeChanges} from '../../operations/summarize-changes.js';
import type {
	ChangeContext,
	TrackedChange,
	ChangeRun,
	ChangeRunState,
} from '../../operations/types.js';
import {reasonOfBatch, type ChangeBatch} from '../change-batch.js';
import {useAppContext} from '../app-context.js';
import {dataOf} from '../lists/cluster-data.js';
import {useProfileSession, type ProfileSession} from '../use-profile-session.js';
import {prepareRun} from './prepare-run.js';

/**
The progress of a run of changes. It outlives the screens that show it.
*/
export type ChangeProgress =
	| {readonly status: 'none'}
	| {readonly status: 'starting'; readonly batch: ChangeBatch}
	/**
	Nothing was sent, because the cluster could not be locked, or its journal could not be opened or read.
	*/
	| {readonly status: 'not-begun'; readonly batch: ChangeBatch; readonly message: string}
	/**
	`startedAt`: ms since the epoch, later by the time for which the run was paused, so that the work is measured without the pauses.
	*/
	| {readonly status: 'running' | 'finished'; readonly batch: ChangeBatch; readonly state: ChangeRunState; readonly startedAt: number};

export type ChangeControl = {
	readonly progress: ChangeProgress;
	readonly start: (batch: ChangeBatch) => void;
	/**
	Finishes the changes that are in flight, and starts no other.
	*/
	readonly stop: () => void;
	/**
	Goes on after a 401, with the management token that is in place now.
	*/
	readonly resume: () => void;
};

/**
Does exactly what was confirmed, one run at a time, shows its state a few times a second, and marks revoked tokens in what is loaded. A run does not wait for another program that works on the same cluster: it does not begin.
*/
export function useChangeRun(cluster: Cluster): ChangeControl {
	const {services} = useAppContext();
	const {profile, api, data, dispatch, secrets, turnReadOnly, renew} = useProfileSession();
	const listLength = dataOf(data, cluster.id).tokens.value?.length;
	const [progress, setProgress] = useState<ChangeProgress>({status: 'none'});
	const run = useRef<ChangeRun | undefined>(undefined);

	const start = useCallback((batch: ChangeBatch) => {
		setProgress({status: 'starting', batch});
		void (async () => {
			const prepared = await prepareRun(batch, cluster.id, {services, profile, secrets});
			if (!prepared.ok) {
				setProgress({status: 'not-begun', batch, message: prepared.message});
				return;
			}

			const {journal, entries, release} = prepared.value;
			const startOf = startOfWork(services.now);
			// Every state that a screen draws costs time and bytes.
			const shown = paceStates(state => {
				setProgress({
					status: state.isFinished ? 'finished' : 'running', batch, state, startedAt: startOf(state),
				});
			});

			const client = api(cluster.id);
			const now = () => new Date(services.now());
			const started = startChanges({
				api: client,
				journal,
				changes: batch.changes,
				context: contextOf(batch, cluster, profile),
				now,
				listLength,
				findObstacle: batch.rotation && entries && obstacleOfStep(batch.rotation, entries, {api: client, now}),
				...(services.wait && {wait: services.wait}),
				onChange: watch(() => started, {renew, pass: shown.pass}),
			});
			run.current = started;
			shown.pass(started.state);
			const changes = await started.finished;
			if (batch.rotation?.step === 'undo-resume' && changes.every(({result}) => result?.kind === 'changed')) {
				// The old token is back: the rotation is over.
				await journal.append({kind: 'note', rotationId: batch.rotation.rotationId, step: 'undone'});
			}

			release();
			if (started.state.stoppedFor?.kind === 'forbidden') {
				turnReadOnly();
			}

			services.report(`${profile.name}, ${cluster.name}: ${summarizeChanges(changes)}`);
			const ids = goneIds(changes);
			for (const id of ids) {
				// The secret of a revoked token need not be kept any longer.
				services.handOver.forget(id);
			}

			dispatch({
				type: 'tokens-revoked', clusterId: cluster.id, ids, at: new Date(services.now()).toISOString(),
			});
		})();
	}, [services, cluster, api, profile, listLength, dispatch, secrets, turnReadOnly, renew]);

	const stop = useCallback(() => {
		run.current?.stop();
	}, []);

	const resume = useCallback(() => {
		run.current?.resume();
	}, []);

	useEffect(() => () => {
		run.current?.stop();
	}, []);

	return {
		progress, start, stop, resume,
	};
}

/**
Gives a function that takes each state of a run and passes it on. Where the run is paused for its management token, it goes on with the next one if that comes without a person; else it waits for a person.
*/
function watch(run: () => ChangeRun, {renew, pass}: Pick<ProfileSession, 'renew'> & {readonly pass: (state: ChangeRunState) => void}): (state: ChangeRunState) => void {
	const goOn = resumeByRenewal({run, renew, onGivenUp: () => undefined});
	return state => {
		goOn(state);
		pass(state);
	};
}

/**
Gives a function that says when a run started, in ms since the epoch, moved on by all pauses so far. It is called with each state of the run.
*/
function startOfWork(now: () => number): (state: ChangeRunState) => number {
	let startedAt = now();
	let pausedAt: number | undefined;
	return ({pausedFor}) => {
		if (pausedFor) {
			pausedAt ??= now();
		} else if (pausedAt !== undefined) {
			startedAt += now() - pausedAt;
			pausedAt = undefined;
		}

		return startedAt;
	};
}

/**
What each line of the journal says of the run: whose tokens it changes, and why.
*/
function contextOf(batch: ChangeBatch, {id: clusterId}: Cluster, {name, host, accountId}: Profile): ChangeContext {
	const {rotation, continuesBatchId} = batch;
	const reason = reasonOfBatch(batch);
	return {
		profile: name, host, accountId, clusterId, ...(rotation && {rotation}), ...(reason !== undefined && {reason}), ...(continuesBatchId !== undefined && {continuesBatchId}),
	};
}

/**
The IDs of the tokens that a run has found or made revoked.
*/
function goneIds(changes: readonly TrackedChange[]): ReadonlySet<string> {
	return new Set(changes.filter(({result}) => result?.kind === 'revoked' || result?.kind === 'already-gone').map(({token}) => token.id));
}
