import {
	useCallback,
	useEffect,
	useRef,
	useState,
} from 'react';
import type {DatabaseToken} from '../api/types.js';
import type {Cluster} from '../profiles/types.js';
import {startRevoke} from '../operations/revoke.js';
import {summarizeRevoke} from '../operations/revoke-summary.js';
import type {RevokeRun, RevokeRunState} from '../operations/types.js';
import {useAppContext} from './app-context.js';
import {useProfileSession} from './use-profile-session.js';

/**
A revoke under way, or its end. It outlives the screens that show it.
*/
export type RevokeProgress =
	| {readonly status: 'none'}
	| {readonly status: 'starting'}
	/**
	Nothing was sent: what is to be done could not be written down first.
	*/
	| {readonly status: 'not-begun'; readonly message: string}
	| {readonly status: 'running' | 'finished'; readonly state: RevokeRunState};

export type RevokeControl = {
	readonly progress: RevokeProgress;
	readonly start: (targets: readonly DatabaseToken[]) => void;
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
Revokes exactly the tokens that were confirmed, one run at a time, and marks the revoked ones in what is loaded.
*/
export function useRevokeRun(cluster: Cluster): RevokeControl {
	const {services} = useAppContext();
	const {profile, api, dispatch} = useProfileSession();
	const [progress, setProgress] = useState<RevokeProgress>({status: 'none'});
	const run = useRef<RevokeRun | undefined>(undefined);

	const start = useCallback((targets: readonly DatabaseToken[]) => {
		setProgress({status: 'starting'});
		void (async () => {
			const opened = await services.openJournal(cluster.id);
			if (!opened.ok) {
				setProgress({status: 'not-begun', message: opened.message});
				return;
			}

			run.current = startRevoke({
				api: api(cluster.id),
				journal: opened.journal,
				targets,
				context: {
					profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
				},
				now: () => new Date(services.now()),
				onChange(state) {
					setProgress({status: state.isFinished ? 'finished' : 'running', state});
				},
			});
			setProgress({status: 'running', state: run.current.state});
			const items = await run.current.finished;
			services.report(`${profile.name}, ${cluster.name}: ${summarizeRevoke(items)}`);
			const ids = new Set(items.filter(({result}) => result?.kind === 'revoked' || result?.kind === 'already-gone').map(({token}) => token.id));
			dispatch({
				type: 'tokens-revoked', clusterId: cluster.id, ids, at: new Date(services.now()).toISOString(),
			});
		})();
	}, [services, cluster, api, profile, dispatch]);

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
