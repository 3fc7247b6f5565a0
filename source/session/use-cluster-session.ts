import {createContext, useContext} from 'react';
import type {Database, DatabaseToken} from '../api/types.js';
import type {Cluster} from '../profiles/types.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';
import type {AuditView} from './audit/audit-view.js';
import type {ChangeControl} from './change/use-change-run.js';
import type {TokensView, TokensViewEvent} from './lists/tokens-view.js';
import type {Request} from './lists/request.js';
import type {HandOver} from './hand-over.js';
import type {JournalView} from './use-journal.js';

/**
An open cluster: its tokens as they were loaded, the view of them, and the changes that are under way.
*/
export type ClusterSession = {
	readonly cluster: Cluster;
	readonly tokens: Request<readonly DatabaseToken[]>;
	readonly databases: Request<readonly Database[]>;
	/**
	Undefined as long as the list of databases has not been loaded.
	*/
	readonly databaseNames: readonly string[] | undefined;
	/**
	Why the names are not known, or are out of date. Raw.
	*/
	readonly databasesProblem: string | undefined;
	readonly view: TokensView;
	readonly dispatchView: (event: TokensViewEvent) => void;
	/**
	The tokens that the list shows, filtered and sorted.
	*/
	readonly shown: readonly TokenEntry[];
	readonly shownIds: readonly string[];
	/**
	How many tokens are not expired and not revoked.
	*/
	readonly activeCount: number;
	/**
	How many tokens cannot be read whole.
	*/
	readonly oddCount: number;
	/**
	How many inactive tokens match the filter and are hidden.
	*/
	readonly hiddenInactiveMatches: number;
	readonly tokenOf: (id: string) => DatabaseToken | undefined;
	/**
	Ms since the epoch, cut to the minute. Statuses and relative times on the screen are of this moment.
	*/
	readonly now: number;
	readonly load: () => void;
	readonly run: ChangeControl;
	/**
	The secrets of tokens that were created since the program started.
	*/
	readonly handOver: HandOver;
	/**
	What the journal of this machine has of this cluster.
	*/
	readonly journal: JournalView;
	/**
	What is wrong with the tokens. It is worked out when a screen calls `useNeededAudit`.
	*/
	readonly audit: AuditView;
};

export const ClusterSessionContext = createContext<ClusterSession | undefined>(undefined);

export function useClusterSession(): ClusterSession {
	const session = useContext(ClusterSessionContext);
	if (!session) {
		throw new Error('useClusterSession outside an open cluster');
	}

	return session;
}
