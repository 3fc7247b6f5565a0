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
import {addSignInRoutes} from './sign-in/add-sign-in-routes.js';
import {IdentityProvider, type SignInOptions} from './sign-in/identity-provider.js';
import {seedService} from './seed/seed-service.js';
import type {ServiceOddities} from './faults/service-oddities.js';
import {Store, type RevokedTokens} from './store.js';

/**
The server's certificate for `localhost` and its key, as PEM texts.
*/
export type EmulatorTls = {
	readonly certificate: string;
	readonly key: string;
	/**
	With these, a client has to send a certificate that one of them signed.
	*/
	readonly clientAuthorities?: readonly string[];
};

export type EmulatorOptions = ServiceOddities & {
	/**
	Default `dedicated`. `clustered` serves only the main cluster, and its tokens and databases name no account and no cluster. The only account and its cluster have the placeholder as their id.
	*/
	readonly product?: Product;
	/**
	For Clustered only: which styles of paths are served. Default `both`. The others are answered with 404.
	*/
	readonly paths?: 'both' | 'short' | 'long';
	/**
	With it the emulator serves https. Default: http.
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
	The time at the start. The seed's dates are relative to it, and the emulator's clock runs on from it. Default: the time of this machine.
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
	Called once for each request, when its outcome is known.
	*/
	readonly onRequest?: (entry: RequestEntry) => void;
	/**
	The main account's management token. Default: a random one at each start. The other account always has a random one.
	*/
	readonly managementToken?: string;
	/**
	With it the emulator plays an identity provider too, whose tokens the main account takes.
	*/
	readonly signIn?: SignInOptions | undefined;
};

export type Emulator = {
	/**
	The origin, `http://127.0.0.1:PORT`, or `https://localhost:PORT` with TLS.
	*/
	readonly url: string;
	readonly port: number;
	/**
	The accounts. The main account comes first, and so does its main cluster.
	*/
	readonly accounts: readonly EmulatorAccount[];
	/**
	Every request since the start, oldest first. The list grows with each request.
	*/
	readonly requests: readonly RequestEntry[];
	/**
	What the service really holds.
	*/
	readonly store: Store;
	/**
	Every change that a request made, oldest first, also when its answer was lost or replaced. The list grows with each change.
	*/
	readonly applied: readonly AppliedChange[];
	/**
	The identity provider, where it has one.
	*/
	readonly identity: IdentityProvider | undefined;
	/**
	Replaces all faults. Every count starts again at 0.
	*/
	setFaults(faults: readonly Fault[]): void;
	addFault(fault: Fault): void;
	/**
	Moves the service's clock ahead by this many milliseconds.
	*/
	passTime(milliseconds: number): void;
	/**
	Stops listening and closes every connection, also those of requests that are not answered. Resolves when that is done. It may be called again.
	*/
	close(): Promise<void>;
};

// A management token in the documentation's sample begins with `M.V1.`.
const randomManagementToken = (): string => `M.V1.${randomBytes(32).toString('base64url')}`;

const createApp = (parts: EmulatorParts): Hono<EmulatorEnvironment> => {
	const app = new Hono<EmulatorEnvironment>();
	app.use(recordRequests(parts));
	app.use(applyFaults(parts));
	addSignInRoutes(app, parts);
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
Why the emulator cannot listen on a port, by Node's error code.
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
Starts a real HTTP server of the Management API v0 on 127.0.0.1, of Cloud Dedicated or of Clustered, with invented accounts, clusters, tokens and databases.

Two emulators with the same `seed`, `tokens` and `now` give the same answers, byte for byte. Rejects with an EmulatorError when it cannot listen on the port.
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
	const identity = options.signIn && new IdentityProvider(options.signIn, clock);
	const closing = new AbortController();

	const app = createApp({
		accounts,
		paths: served,
		forbiddenClusters: new Set(clusters.filter(cluster => cluster.isForbidden).map(cluster => cluster.id)),
		store,
		identity,
		changes,
		oddities: options,
		faults,
		log,
		clock,
		latency,
		closing: closing.signal,
	});

	// The emulator may share its process with a client, so the library must not replace the global Request and Response.
	const listener = getRequestListener(app.fetch, {overrideGlobalObjects: false});
	const serve: RequestListener = (incoming, outgoing) => {
		void listener(incoming, outgoing);
	};

	const server = tls ? createSecureServer(tls, serve) : createServer(serve);
	// Longer than a client keeps a connection. Otherwise the server could close an idle connection just when a client sends, and the client would see a cut connection that no fault caused.
	server.keepAliveTimeout = 120_000;
	const port = await listen(server, wantedPort);

	return {
		url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
		port,
		accounts,
		requests: log.entries,
		store,
		applied: changes.entries,
		identity,
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
