import {
	useEffect,
	useMemo,
	useReducer,
	useRef,
	useState,
} from 'react';
import type {Database} from '../../api/types.js';
import {interruptedCount} from '../../journal/batches/open-batches.js';
import {unfinishedWords} from '../../journal/unfinished.js';
import type {Cluster} from '../../profiles/types.js';
import {databasesOf, type KnownDatabases} from '../../tokens/grants/known-databases.js';
import {requiresAudit, requiresDatabaseNames} from '../../tokens/filter/matcher.js';
import {indexTokens} from '../../tokens/list/token-index.js';
import {tokenColumns} from '../../tokens/list/token-columns.js';
import {visibleTokens} from '../../tokens/list/visible-tokens.js';
import {secretsInHand} from '../../operations/secrets-in-hand.js';
import {useAudit} from '../audit/use-audit.js';
import {
	columnHabits,
	reduceTokensView,
	startTokensView,
	type TokensView,
} from '../lists/tokens-view.js';
import type {Request} from '../lists/request.js';
import {useOwnRules} from '../lists/use-completion.js';
import {useAwaitedToken} from '../lists/use-awaited-token.js';
import {usePreparedTexts} from '../lists/use-prepared-texts.js';
import {dataOf, type ClusterData} from '../lists/cluster-data.js';
import {tokenFinder} from '../lists/token-finder.js';
import {useJournal, type JournalView} from '../use-journal.js';
import {useAppContext} from '../app-context.js';
import {useHabit} from '../use-habits.js';
import {useShow} from '../use-show.js';
import {useProfileSession} from '../use-profile-session.js';
import {useChangeRun} from '../change/use-change-run.js';
import type {ClusterSession} from '../use-cluster-session.js';

const minute = 60_000;
// A filter that asks for findings, perhaps with a rule that only the policy has, or one that is being typed.
const namesFindings = /\b(?:finding|severity|owner|muted)\b/i;
const freshTime = 30_000; // Milliseconds

function knownDatabases(databases: Request<readonly Database[]>): KnownDatabases {
	const known = databases.value && databasesOf(databases.value);
	return databases.status === 'failed'
		? {databaseNames: known?.databaseNames, databasesProblem: databases.error.message}
		: known ?? {databaseNames: undefined, databasesProblem: undefined};
}

/**
Loads a cluster's tokens and databases when it is opened, and derives what the screens show of them.
*/
export function useOpenCluster(cluster: Cluster): ClusterSession {
	const {services} = useAppContext();
	const {data, load: loadCluster, profile, clock} = useProfileSession();
	const {tokens, databases} = dataOf(data, cluster.id);
	const [view, dispatchView] = useReducer(reduceTokensView, undefined, () => startTokensView(services.habits.current()));
	const run = useChangeRun(cluster);
	const journal = useJournal(services, {clusterId: cluster.id, host: profile.host, accountId: profile.accountId});
	const {handOver} = services;
	const now = Math.floor(services.now() / minute) * minute;

	useClusterHabits(cluster, view);
	useFirstLoad(cluster, {tokens, databases});
	const {databaseNames, databasesProblem} = useMemo(() => knownDatabases(databases), [databases]);
	const index = useMemo(() => indexTokens(tokens.value ?? []), [tokens.value]);
	const tokenOf = useMemo(() => tokenFinder(tokens.value ?? []), [tokens.value]);
	// A refresh brings new names, and a filter that does not ask for them need not run again.
	const askedNames = view.query && requiresDatabaseNames(view.query) ? databaseNames : undefined;
	const requiresFacts = (view.query !== undefined && requiresAudit(view.query)) || tokenColumns[view.sort.column].isOfAudit === true;
	const audit = useAudit({
		tokens, databases, databaseNames, journal, cluster, profile, clockDifference: clock.difference, isAskedByList: requiresFacts || namesFindings.test(view.filterText),
	});
	const [findings, ownerOf] = requiresFacts ? [audit.findings, audit.ownerOf] : [];
	const {
		entries: shown, ids: shownIds, activeCount, hiddenInactiveMatches,
	} = useMemo(() => visibleTokens({
		index, query: view.query, showsInactive: view.showsInactive, sort: view.sort, databaseNames: askedNames, now, findings, ownerOf,
	}), [index, view.query, view.showsInactive, view.sort, askedNames, now, findings, ownerOf]);

	useOwnRules({audit, dispatchView});
	usePreparedTexts(index, view.mode === 'filtering');
	useAwaitedToken(view, shownIds, dispatchView);
	useOpeningNotices(journal);
	useEffect(() => {
		if (tokens.status === 'loaded') {
			dispatchView({
				type: 'marks-pruned',
				isThere(id) {
					const token = tokenOf(id);
					return token !== undefined && token.revokedAt === undefined;
				},
			});
		}
	}, [tokens.status, tokenOf]);

	return {
		cluster,
		tokens,
		databases,
		databaseNames,
		databasesProblem,
		view,
		dispatchView,
		shown,
		shownIds,
		activeCount,
		oddCount: index.oddCount,
		hiddenInactiveMatches,
		tokenOf,
		now,
		load() {
			loadCluster(cluster.id);
			journal.reread();
			audit.rereadPolicy();
		},
		run,
		handOver,
		journal,
		audit,
	};
}

/**
Keeps for the next start which cluster was opened, and how its list is sorted and laid out.
*/
function useClusterHabits(cluster: Cluster, view: TokensView): void {
	const {services: {habits}} = useAppContext();
	const {profile} = useProfileSession();
	useHabit(habits, view.sort, tokensSort => ({tokensSort}));
	useHabit(habits, view.hiddenColumns, columnHabits);
	useHabit(habits, view.showsPreview, showsPreview => ({showsPreview}));
	useHabit(habits, view.showsWhole, showsWhole => ({showsWhole}));
	useEffect(() => {
		habits.keep({cluster: {profile: profile.name, id: cluster.id}});
	}, [habits, profile.name, cluster.id]);
}

/**
Loads the cluster when it is opened, unless the list of clusters has loaded it a moment ago.
*/
function useFirstLoad({id}: Cluster, {tokens, databases}: ClusterData): void {
	const {services} = useAppContext();
	const {load} = useProfileSession();
	const isFresh = tokens.status === 'loaded' && databases.status === 'loaded' && services.now() - tokens.at < freshTime;
	const [wasFresh] = useState(isFresh);
	useEffect(() => {
		if (!wasFresh) {
			load(id);
		}
	}, [id, load, wasFresh]);
}

/**
Says what an earlier run left behind, as the journal shows it: operations without an outcome, and secrets that were not handed over.
*/
function useOpeningNotices({journal, entries}: JournalView): void {
	const {services: {handOver}, notice} = useAppContext();
	const show = useShow();
	const isRead = journal?.ok === true;
	const unfinished = journal?.ok ? journal.value.unfinished.length : 0;
	const neverBegun = journal?.ok ? interruptedCount(journal.value.openBatches) : 0;

	// The notice is given once, because an outcome that becomes unknown later belongs to this run, and its result says so.
	const openingNotice = useRef<'due' | 'given'>('due');
	useEffect(() => {
		if (!isRead || openingNotice.current === 'given') {
			return;
		}

		openingNotice.current = 'given';
		if (unfinished + neverBegun === 0) {
			return;
		}

		const next = neverBegun === 0 ? 'J, then v, asks the service.' : (unfinished === 0 ? 'J, then o, goes on with them.' : 'J.');
		notice(`${unfinishedWords(unfinished, neverBegun)}: ${next}`, 'warning');
	}, [isRead, unfinished, neverBegun, notice]);

	const inHand = useMemo(() => secretsInHand(entries), [entries]);
	const lost = inHand.find(({tokenId}) => !handOver.hasMade(tokenId));
	const lostWords = lost && `The secret of ${show(lost.description)} (${lost.tokenId.slice(0, 8)}) was not handed over before the program ended: J, then v, says where it is.`;
	useEffect(() => {
		if (lostWords !== undefined) {
			notice(lostWords, 'danger');
		}
	}, [lostWords, notice]);
}
