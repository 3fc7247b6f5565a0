import type {AnswerWatch} from './answer-watch.js';
import type {Connections} from './connections.js';
import type {Timeouts} from './types.js';

// eslint-disable-next-line n/prefer-global/process -- the build writes the version in here, which esbuild does for the global only
export const userAgent = `influx-tokens/${process.env.INFLUX_TOKENS_VERSION ?? 'development'}`;

type Wire = {
	readonly timeouts: Timeouts;
	readonly connections: Connections;
	readonly signal?: AbortSignal | undefined;
};

/**
The options of got that every request has, to the service and to an identity provider. `watch` can end the request.
*/
export function wireOptions({timeouts, connections, signal}: Wire, watch: AnswerWatch) {
	return {
		signal: signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
		throwHttpErrors: false,
		// Got would repeat a DELETE at the new address, on any host.
		followRedirect: false,
		enableUnixSockets: false,
		agent: connections.agents,
		// Set explicitly, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would otherwise switch the checks off.
		https: {rejectUnauthorized: !connections.isUnchecked},
		timeout: {
			lookup: timeouts.connect,
			connect: timeouts.connect,
			secureConnect: timeouts.connect,
			response: timeouts.response,
			request: timeouts.request,
		},
	} as const;
}
