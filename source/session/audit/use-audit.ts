import {
	useCallback,
	useEffect,
	useMemo,
	useState,
} from 'react';
import type {Finding} from '../../audit/finding.js';
import {defaultPolicy} from '../../audit/policy/policy.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {useAppContext} from '../app-context.js';
import type {ClusterData} from '../lists/cluster-data.js';
import type {JournalView} from '../use-journal.js';
import type {AuditView} from './audit-view.js';
import {workOutAudit, type WorkedOut} from './work-out-audit.js';

type Options = ClusterData & {
	/**
	The names of `databases`. Undefined where they are not known.
	*/
	readonly databaseNames: readonly string[] | undefined;
	readonly journal: JournalView;
	/**
	Whether the filter of the list asks for findings.
	*/
	readonly isAskedByFilter: boolean;
};

const noFindings: readonly Finding[] = [];

/**
Works the audit of a cluster out while something needs it: after what is loaded is painted, and rule by rule, so that keys are answered meanwhile. Nothing of it is loaded before.
*/
export function useAudit({tokens, databases, databaseNames, journal: {journal}, isAskedByFilter}: Options): AuditView {
	const {services} = useAppContext();
	const [needers, setNeeders] = useState(0);
	const [worked, setWorked] = useState<(WorkedOut & {readonly of: unknown}) | undefined>(undefined);
	const isNeeded = needers > 0 || isAskedByFilter;
	const list = tokens.status === 'loading' || databases.status === 'loading' || journal === undefined ? undefined : tokens.value;
	const inputs = useMemo(() => list && {
		tokens: list, databaseNames, policy: defaultPolicy, journal: undefined, lastLook: undefined,
	}, [list, databaseNames]);
	const isReady = worked !== undefined && worked.of === inputs;

	useEffect(() => {
		if (!isNeeded || !inputs || isReady) {
			return;
		}

		const controller = new AbortController();
		void (async () => {
			const made = await workOutAudit({...inputs, now: services.now()}, controller.signal);
			if (made && !controller.signal.aborted) {
				setWorked({...made, of: inputs});
			}
		})();

		return () => {
			controller.abort();
		};
	}, [isNeeded, inputs, isReady, services]);

	const need = useCallback(() => {
		setNeeders(count => count + 1);
		return () => {
			setNeeders(count => count - 1);
		};
	}, []);

	const audit = worked?.audit;
	const findingsOf = useCallback((entry: TokenEntry) => audit?.facts.entries[entry.position] === entry
		? audit.byToken.get(entry.position) ?? noFindings
		: undefined, [audit]);
	return useMemo(() => ({
		status: isReady ? 'ready' : (isNeeded ? 'working' : 'none'), audit, score: worked?.score, findingsOf, need,
	}), [isReady, isNeeded, audit, worked, findingsOf, need]);
}
