import type {HttpBindings} from '@hono/node-server';
import type {Context} from 'hono';
import type {ChangeLog} from './change-log.js';
import type {Clock} from './clock.js';
import type {CreateOddity} from './faults/create-oddity.js';
import type {FaultList} from './faults/fault-list.js';
import type {OpenEntry, RequestLog} from './request-log.js';
import type {ServiceOddities} from './faults/service-oddities.js';
import type {IdentityProvider} from './sign-in/identity-provider.js';
import type {Store} from './store.js';

/**
An account of the emulated service. Its management token is valid for this emulator only.
*/
export type EmulatorAccount = {
	readonly id: string;
	readonly name: string;
	readonly managementToken: string;
	readonly clusters: ReadonlyArray<{readonly id: string; readonly name: string}>;
};

/**
The parts of the emulator that the routes and the middleware share.
*/
export type EmulatorParts = {
	readonly accounts: readonly EmulatorAccount[];
	/**
	The styles of paths that are served. Only Clustered has short ones.
	*/
	readonly paths: {readonly isShort: boolean; readonly isLong: boolean};
	/**
	Clusters that answer 403 to everything.
	*/
	readonly forbiddenClusters: ReadonlySet<string>;
	readonly store: Store;
	/**
	Where a person signs in; undefined where the service has no identity provider.
	*/
	readonly identity: IdentityProvider | undefined;
	readonly changes: ChangeLog;
	readonly oddities: ServiceOddities;
	readonly faults: FaultList;
	readonly log: RequestLog;
	readonly clock: Clock;
	/**
	How long a request waits before it takes effect, in milliseconds.
	*/
	readonly latency: number;
	/**
	Aborted when the emulator closes, so that waiting requests end.
	*/
	readonly closing: AbortSignal;
};

export type EmulatorEnvironment = {
	Bindings: HttpBindings;
	Variables: {
		entry: OpenEntry;
		/**
		The oddity that a fault gives this create; absent for a correct one.
		*/
		createAs?: CreateOddity;
	};
};

export type EmulatorContext = Context<EmulatorEnvironment>;
