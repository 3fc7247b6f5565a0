import {Agent as HttpAgent} from 'node:http';
import type {Agent as HttpsAgent} from 'node:https';
import process from 'node:process';
import {parseProxy, type ProxySetting} from './proxy-setting.js';
import {makeTlsMaterial} from './tls-material.js';
import {TunnelAgent} from './tunnel-agent.js';
import {tunnelLimit} from './tunnel-limit.js';
import type {Network, Timeouts} from './types.js';

/**
The agents that hold the connections of one `ManagementApi`, and how they are made.
*/
export type Connections = {
	readonly agents: {readonly http: HttpAgent; readonly https: HttpsAgent};
	readonly isUnchecked: boolean;
	/**
	Of https, unless NO_PROXY lets the host do without.
	*/
	readonly proxy: ProxySetting | undefined;
	readonly hasClientCertificate: boolean;
	/**
	The longest body that is read, in bytes of what it unpacks to.
	*/
	readonly answerLimit: number;
};

export type MadeConnections =
	| {readonly ok: true; readonly connections: Connections}
	| {readonly ok: false; readonly problem: string};

// As Node's global agents: an idle connection is closed before the service does it, which would cut a request that is just being sent on it.
const keptOpen = {keepAlive: true, scheduling: 'lifo', timeout: 5000} as const;

// 256 MB: seven times what 100,000 tokens take.
const defaultAnswerLimit = 256 * 1024 * 1024;

/**
Makes the agents for a host (in `parseHost`'s form) and a network, or says in one sentence what keeps them from being made. Nothing connects yet.
*/
export function makeConnections(host: string, network: Network, timeouts: Timeouts): MadeConnections {
	const proxy = parseProxy(network.proxyEnvironment, host);
	if (!proxy.ok) {
		return proxy;
	}

	const material = makeTlsMaterial(network);
	if (!material.ok) {
		return material;
	}

	const https = new TunnelAgent({
		...keptOpen,
		...(material.context && {secureContext: material.context}),
		...(proxy.proxy && {proxyEnv: proxy.proxy.agentEnvironment}),
		limit: tunnelLimit(timeouts),
	});
	if (proxy.proxy && !canUseProxies(https)) {
		return {ok: false, problem: `${proxy.proxy.variable} is set, and Node ${process.versions.node} cannot use it: start with Node 22.21, 24.5 or newer, or unset it.`};
	}

	return {
		ok: true,
		connections: {
			// Http is for this machine only. A proxy would be shown the management token.
			agents: {http: new HttpAgent(keptOpen), https},
			isUnchecked: network.isUnchecked ?? false,
			proxy: proxy.proxy,
			hasClientCertificate: network.certificate !== undefined,
			answerLimit: network.answerLimit ?? defaultAnswerLimit,
		},
	};
}

/**
Whether this Node's agents read `proxyEnv`: older ones take it without a word.
*/
function canUseProxies(agent: HttpsAgent): boolean {
	return Object.getOwnPropertySymbols(agent).some(({description}) => description === 'kProxyConfig');
}
