import {
	useCallback,
	useEffect,
	useRef,
	useState,
} from 'react';
import type {Cluster} from '../profiles/types.js';
import {startChanges} from '../operations/changes.js';
import {obstacleOfStep} from '../operations/rotation/successor-obstacle.js';
import {summarizeChanges} from '../operations/change-summary.js';
import type {ChangeRun, ChangeRunState} from '../operations/types.js';
import type {ConfirmedChange} from './confirmed-change.js';
import {useAppContext} from './app-context.js';
import {useProfileSession} from './use-profile-session.js';

/**
A run of changes under way, or its end. It outlives the screens that show it.
*/
export type ChangeProgress =
	| {readonly status: 'none'}
	| {readonly status: 'starting'; readonly change: ConfirmedChange}
	/**
	Nothing was sent: what is to be done could not be written down first.
	*/
	| {readonly status: 'not-begun'; readonly change: ConfirmedChange; readonly message: string}
	/**
	`startedAt`: ms since the epoch.
	*/
	| {readonly status: 'running' | 'finished'; readonly change: ConfirmedChange; readonly state: ChangeRunState; readonly startedAt: number};

export type ChangeControl = {
	readonly progress: ChangeProgress;
	readonly start: (change: ConfirmedChange) => void;
	/**
	Finishes what is in flight; the rest is not started.
	*/
	readonly stop: () => void;
	/**
	Goes on after a 401, with the management token that is in place now.
	*/
	readonly resume: () => void;
};

/**
Does exactly what was confirmed, one run at a time, and marks revoked tokens in what is loaded. Another program at work on the same cluster is waited for by nobody: the run does not begin.
*/
export function useChangeRun(cluster: Cluster): ChangeControl {
	const {services} = useAppContext();
	const {profile, api, dispatch, secrets, turnReadOnly} = useProfileSession();
	const [progress, setProgress] = useState<ChangeProgress>({status: 'none'});
	const run = useRef<ChangeRun | undefined>(undefined);

	const start = useCallback((change: ConfirmedChange) => {
		setProgress({status: 'starting', change});
		void (async () => {
			const lock = await services.lockBatch(cluster.id);
			if (!lock.ok) {
				setProgress({status: 'not-begun', change, message: lock.message});
				return;
			}

			const opened = await services.openJournal(cluster.id, secrets);
			if (!opened.ok) {
				lock.value.release();
				setProgress({status: 'not-begun', change, message: opened.message});
				return;
			}

			const read = change.rotation && await services.readJournal({clusterId: cluster.id, host: profile.host, accountId: profile.accountId});
			if (read?.ok === false) {
				lock.value.release();
				setProgress({status: 'not-begun', change, message: read.message});
				return;
			}

			const startedAt = services.now();
			const client = api(cluster.id);
			const now = () => new Date(services.now());
			run.current = startChanges({
				api: client,
				journal: opened.value,
				targets: change.targets,
				context: {
					profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, ...(change.rotation && {rotation: change.rotation}), ...(change.purpose !== undefined && {reason: change.purpose}),
				},
				now,
				findObstacle: change.rotation && read && obstacleOfStep(change.rotation, read.value.entries, {api: client, now}),
				...(services.wait && {wait: services.wait}),
				onChange(state) {
					setProgress({
						status: state.isFinished ? 'finished' : 'running', change, state, startedAt,
					});
				},
			});
			setProgress({
				status: 'running', change, state: run.current.state, startedAt,
			});
			const items = await run.current.finished;
			if (change.rotation?.step === 'undo-resume' && items.every(({result}) => result?.kind === 'changed')) {
				// The old token is back: the rotation is over.
				await opened.value.append({kind: 'note', rotationId: change.rotation.rotationId, step: 'undone'});
			}

			lock.value.release();
			if (run.current.state.stoppedFor?.kind === 'forbidden') {
				turnReadOnly();
			}

			services.report(`${profile.name}, ${cluster.name}: ${summarizeChanges(items)}`);
			for (const {token, result} of items) {
				if (result?.kind === 'revoked' || result?.kind === 'already-gone') {
					// Its secret opens nothing any more.
					services.handOver.forget(token.id);
				}
			}

			const ids = new Set(items.filter(({result}) => result?.kind === 'revoked' || result?.kind === 'already-gone').map(({token}) => token.id));
			dispatch({
				type: 'tokens-revoked', clusterId: cluster.id, ids, at: new Date(services.now()).toISOString(),
			});
		})();
	}, [services, cluster, api, profile, dispatch, secrets, turnReadOnly]);

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
