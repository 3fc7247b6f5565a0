import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type RequestListener, type Server} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import {Hono} from 'hono';
import type {Product} from '../api/types.js';
import {failure} from './failure.js';
import {applyFaults} from './faults/apply-faults.js';
import {ChangeLog, type AppliedChange} from './change-log.js';
import {createClock, type Clock} from './clock.js';
import {EmulatorError} from './emulator-error.js';
import type {EmulatorAccount, EmulatorEnvironment, EmulatorParts} from './environment.js';
import {FaultList, type Fault} from './faults/fault-list.js';
import {recordRequests} from './record-requests.js';
import {createRequestLog, type RequestEntry} from './request-log.js';
import {addRoutes} from './routes.js';
import {seedService} from './seed/seed-service.js';
import type {ServiceOddities} from './faults/service-oddities.js';
import {Store, type RevokedTokens} from './store.js';

/**
How the server proves itself: PEM texts, for `localhost`.
*/
export type EmulatorTls = {
	readonly certificate: string;
	readonly key: string;
	/**
	With these, a client has to show a certificate that one of them signed.
	*/
	readonly clientAuthorities?: readonly string[];
};

export type EmulatorOptions = ServiceOddities & {
	/**
	Default `dedicated`. `clustered` is a single cluster, the main one, whose objects name no account and no cluster; the only account and its cluster have the placeholder's id.
	*/
	readonly product?: Product;
	/**
	Of Clustered only: which kinds of paths are served. Default `both`; what is not served answers 404.
	*/
	readonly paths?: 'both' | 'short' | 'long';
	/**
	Serves https with it. Default: http.
	*/
	readonly tls?: EmulatorTls;
	/**
	0, the default, takes any free port.
	*/
	readonly port?: number;
	/**
	How many tokens the main cluster has. Default 757, as in the Admin UI's documentation.
	*/
	readonly tokens?: number;
	readonly seed?: number;
	/**
	What time it is: the seed's dates are relative to it, and the emulator's clock runs on from it. Default: now.
	*/
	readonly now?: Date;
	/**
	Default `listed`.
	*/
	readonly revoked?: RevokedTokens;
	/**
	Milliseconds before each request takes effect. Default 0.
	*/
	readonly latency?: number;
	readonly faults?: readonly Fault[];
	/**
	Told of each request once, when its outcome is known.
	*/
	readonly onRequest?: (entry: RequestEntry) => void;
	/**
	The main account's management token. Default: a random one per start, as the other account always has.
	*/
	readonly managementToken?: string;
};

export type Emulator = {
	/**
	The origin, `http://127.0.0.1:PORT`, or `https://localhost:PORT` with TLS.
	*/
	readonly url: string;
	readonly port: number;
	/**
	The main account first, its main cluster first.
	*/
	readonly accounts: readonly EmulatorAccount[];
	/**
	Every request since the start, oldest first; it grows.
	*/
	readonly requests: readonly RequestEntry[];
	/**
	The truth behind the API.
	*/
	readonly store: Store;
	/**
	Every change that a request made, oldest first, with any answer to the request; it grows.
	*/
	readonly applied: readonly AppliedChange[];
	/**
	Replaces all faults; every count starts again.
	*/
	setFaults(faults: readonly Fault[]): void;
	addFault(fault: Fault): void;
	/**
	Lets the service's clock jump ahead by so many milliseconds.
	*/
	passTime(milliseconds: number): void;
	/**
	Stops listening and closes every connection, hanging ones too. Resolves when done; may be called again.
	*/
	close(): Promise<void>;
};

// The form of a management token in the documentation's sample: `M.V1.` and more.
const randomManagementToken = (): string => `M.V1.${randomBytes(32).toString('base64url')}`;

const createApp = (parts: EmulatorParts): Hono<EmulatorEnvironment> => {
	const app = new Hono<EmulatorEnvironment>();
	app.use(recordRequests(parts));
	app.use(applyFaults(parts));
	addRoutes(app, parts);
	app.notFound(context => failure(context, 404));
	app.onError((error, context) => failure(context, 500, error.message));
	return app;
};

const createSecureServer = ({certificate, key, clientAuthorities}: EmulatorTls, serve: RequestListener): Server => createTlsServer({
	cert: certificate,
	key,
	...(clientAuthorities && {ca: [...clientAuthorities], requestCert: true, rejectUnauthorized: true}),
}, serve);

/**
Why a port cannot be had, by Node's error code.
*/
const portProblems = new Map([
	['EADDRINUSE', 'is in use: choose another one, or 0 for any that is free'],
	['EACCES', 'is not allowed for this user: choose one above 1023, or 0 for any that is free'],
	['ERR_SOCKET_BAD_PORT', 'does not exist: choose one from 1 to 65535, or 0 for any that is free'],
]);

const listen = async (server: Server, port: number): Promise<number> => {
	try {
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
	} catch (error) {
		const problem = portProblems.get((error as NodeJS.ErrnoException).code ?? '');
		throw problem === undefined ? error : new EmulatorError(`Port ${port} on 127.0.0.1 ${problem}.`, {cause: error});
	}

	return (server.address() as AddressInfo).port;
};

/**
Starts a real HTTP server of the Management API v0 on 127.0.0.1, Cloud Dedicated's or a Clustered's, with invented accounts, clusters, tokens and databases.

Two starts with the same `seed`, `tokens` and `now` answer the same, byte for byte. Rejects with an EmulatorError when it cannot listen on the port.
*/
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const {
		product = 'dedicated', paths = 'both', tls, port: wantedPort = 0, tokens = 757, seed = 1, revoked = 'listed', latency = 0, managementToken = randomManagementToken(), hasOddRows = false,
	} = options;
	const now = new Date((options.now?.getTime() ?? Date.now()) + ((options.clockOffset ?? 0) * 1000));

	const isClustered = product === 'clustered';
	const {clusters, accounts: plans} = seedService(product, {
		tokens, seed, now, hasOddRows,
	});
	const accounts = plans.map((plan, index): EmulatorAccount => ({
		...plan,
		managementToken: index === 0 ? managementToken : randomManagementToken(),
	}));
	const store = new Store(clusters, revoked, {...options, hasOwners: !isClustered});
	const served = {isShort: isClustered && paths !== 'long', isLong: !isClustered || paths !== 'short'};
	const changes = new ChangeLog();
	const faults = new FaultList(options.faults, changes);
	const steadyClock = createClock(now);
	let passed = 0; // Milliseconds
	const clock: Clock = () => steadyClock() + (passed * 1000);
	const log = createRequestLog(clock, {hasShortPaths: served.isShort, onRequest: options.onRequest});
	const closing = new AbortController();

	const app = createApp({
		accounts,
		paths: served,
		forbiddenClusters: new Set(clusters.filter(cluster => cluster.isForbidden).map(cluster => cluster.id)),
		store,
		changes,
		oddities: options,
		faults,
		log,
		clock,
		latency,
		closing: closing.signal,
	});

	// The emulator may share its process with a client: it must leave the global Request and Response alone.
	const listener = getRequestListener(app.fetch, {overrideGlobalObjects: false});
	const serve: RequestListener = (incoming, outgoing) => {
		void listener(incoming, outgoing);
	};

	const server = tls ? createSecureServer(tls, serve) : createServer(serve);
	// Longer than a client's: one that sends while the server closes an idle connection would see a cut that no fault asked for.
	server.keepAliveTimeout = 120_000;
	const port = await listen(server, wantedPort);

	return {
		url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
		port,
		accounts,
		requests: log.entries,
		store,
		applied: changes.entries,
		setFaults(list) {
			faults.set(list);
		},
		passTime(milliseconds) {
			passed += milliseconds;
		},
		addFault(fault) {
			faults.add(fault);
		},
		async close() {
			closing.abort();
			const closed = server.listening ? once(server, 'close') : undefined;
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
