import {
	useCallback,
	useEffect,
	useMemo,
	useState,
} from 'react';
import {findingsView} from '../../audit/findings-view.js';
import type {DatabaseToken} from '../../api/types.js';
import type {Cluster, Profile} from '../../profiles/types.js';
import {useAppContext} from '../app-context.js';
import type {ClusterData} from '../lists/cluster-data.js';
import type {JournalView} from '../use-journal.js';
import {startOfAudit} from './audit-place.js';
import type {AuditView} from './audit-view.js';
import {useKeptLook} from './use-kept-look.js';
import {usePolicy} from './use-policy.js';
import {useSolvedNotice} from './use-solved-notice.js';
import {workOutAudit, type WorkedOut} from './work-out-audit.js';

type Options = ClusterData & {
	readonly cluster: Cluster;
	readonly profile: Profile;
	/**
	How far this machine's clock is ahead of the service's, in ms. Undefined where the two agree.
	*/
	readonly clockDifference: number | undefined;
	/**
	The names of `databases`. Undefined where they are not known.
	*/
	readonly databaseNames: readonly string[] | undefined;
	readonly journal: JournalView;
	/**
	Whether the filter or the order of the list asks for findings.
	*/
	readonly isAskedByList: boolean;
};

// The index of more tokens takes longer than a key may wait.
const mostForeseen = 20_000;

/**
Works the audit of a cluster out while something needs it: after what is loaded is painted, and rule by rule, so that keys are answered meanwhile. Nothing of it is loaded before.

The first audit of a cluster on this machine keeps what it has seen, so that later ones can say what has changed.
*/
export function useAudit({tokens, databases, databaseNames, journal: {journal}, cluster, profile, clockDifference = 0, isAskedByList}: Options): AuditView {
	const {services} = useAppContext();
	const {needers, need} = useNeeders();
	const [worked, setWorked] = useState<(WorkedOut & {readonly of: unknown}) | undefined>(undefined);
	const [place, setPlace] = useState(startOfAudit);
	const isNeeded = needers > 0 || isAskedByList;
	const {kept, keep, keepFirst, adopt} = useKeptLook({clusterId: cluster.id, host: profile.host, accountId: profile.accountId}, {isNeeded, clockDifference});
	const {policy, reread: rereadPolicy} = usePolicy(profile, isNeeded);
	const list = tokens.status === 'loading' || databases.status === 'loading' ? undefined : tokens.value;
	const inputs = useMemo(() => list && journal && kept && policy && {
		tokens: list, databaseNames, policy: policy.policy, entries: journal.ok ? journal.value.entries : undefined, lastLook: kept.look,
	}, [list, databaseNames, journal, kept, policy]);
	const isReady = worked !== undefined && worked.of === inputs;

	useEffect(() => {
		if (!isNeeded || !inputs || isReady) {
			return;
		}

		const controller = new AbortController();
		void (async () => {
			const made = await workOutAudit(inputs, {now: services.now() - clockDifference, signal: controller.signal});
			if (made && !controller.signal.aborted) {
				setWorked({...made, of: inputs});
			}
		})();

		return () => {
			controller.abort();
		};
	}, [isNeeded, inputs, isReady, services]);

	const isFirst = isReady && kept?.look === undefined && kept?.problem === undefined;
	useEffect(() => {
		if (isFirst && list) {
			keepFirst(list);
		}
	}, [isFirst, list, keepFirst]);
	const isLoading = list === undefined;
	useEffect(() => {
		if (isLoading) {
			adopt();
		}
	}, [isLoading, adopt]);

	const foresee = useCallback(async (others: readonly DatabaseToken[], signal: AbortSignal) => {
		if (!inputs || others.length > mostForeseen) {
			return undefined;
		}

		// The journal has no intent of this change yet, so that the rule about changes since the last look would find it.
		const made = await workOutAudit({...inputs, tokens: others, lastLook: undefined}, {now: services.now() - clockDifference, signal});
		return made?.audit;
	}, [inputs, services, clockDifference]);

	const audit = worked?.audit;
	useSolvedNotice(audit);
	const facts = useMemo(() => audit && findingsView(audit), [audit]);
	return {
		status: isReady ? 'ready' : (isNeeded ? 'working' : 'none'),
		audit,
		score: worked?.score,
		findings: facts?.findings,
		ownerOf: facts?.ownerOf,
		policy,
		rereadPolicy,
		lookProblem: kept?.problem,
		markSeen: list && (async () => keep(list)),
		need,
		foresee,
		place,
		setPlace,
	};
}

/**
Counts who needs the audit: `need` adds one, and returns what removes it.
*/
function useNeeders(): {readonly needers: number; readonly need: AuditView['need']} {
	const [needers, setNeeders] = useState(0);
	const need = useCallback(() => {
		setNeeders(count => count + 1);
		return () => {
			setNeeders(count => count - 1);
		};
	}, []);
	return {needers, need};
}
