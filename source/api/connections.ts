import {Agent as HttpAgent} from 'node:http';
import type {Agent as HttpsAgent} from 'node:https';
import process from 'node:process';
import type {Trust} from './describe-trust.js';
import {parseProxy, type ProxySetting} from './proxy-setting.js';
import {makeTlsMaterial} from './tls-material.js';
import {trustSystem} from './trust-system.js';
import {TunnelAgent} from './tunnel-agent.js';
import {tunnelLimit} from './tunnel-limit.js';
import type {Network, Timeouts} from './types.js';
import type {WireEntry} from './wire-log.js';

/**
The agents that hold the connections of one `ManagementApi`, and the settings that they were made with.
*/
export type Connections = {
	readonly agents: {readonly http: HttpAgent; readonly https: HttpsAgent};
	readonly isUnchecked: boolean;
	/**
	The proxy for https; undefined when there is none or NO_PROXY exempts the host.
	*/
	readonly proxy: ProxySetting | undefined;
	readonly hasClientCertificate: boolean;
	/**
	The authorities that are trusted; undefined where no certificate is checked.
	*/
	readonly trust: Trust | undefined;
	/**
	The longest body that is read, in bytes after decompression.
	*/
	readonly answerLimit: number;
	/**
	Takes what is logged of each request; undefined where nothing is.
	*/
	readonly wireLog: ((entry: Omit<WireEntry, 'isThroughProxy'>) => void) | undefined;
};

export type MadeConnections =
	| {readonly ok: true; readonly connections: Connections}
	| {readonly ok: false; readonly problem: string};

// The settings of Node's global agents. An idle connection is closed here after 5 s, before the service closes it, which would cut a request that is just being sent.
const keptOpen = {keepAlive: true, scheduling: 'lifo', timeout: 5000} as const;

// 256 MB, seven times the size of a list of 100,000 tokens.
const defaultAnswerLimit = 256 * 1024 * 1024;

/**
Makes the agents for a host (as `parseHost` returns it) and a network, or says in one sentence why it cannot. Opens no connection. Where certificates will be checked, Node trusts the authorities of this machine from then on.
*/
export async function makeConnections(host: string, network: Network, timeouts: Timeouts): Promise<MadeConnections> {
	const proxy = parseProxy(network.proxyEnvironment, host);
	if (!proxy.ok) {
		return proxy;
	}

	// The profile can switch off the check of the service's certificate only. Node still checks the certificate of a proxy that it reaches by https, and needs the authorities for that.
	const isChecked = host.startsWith('https:') && (!network.isUnchecked || proxy.proxy !== undefined);
	const trust = isChecked ? await trustSystem(network) : undefined;
	const material = makeTlsMaterial(network);
	if (!material.ok) {
		return material;
	}

	const {wireLog} = network;
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
			// Http is for this machine only and goes through no proxy, because a proxy could read the management token.
			agents: {http: new HttpAgent(keptOpen), https},
			isUnchecked: network.isUnchecked ?? false,
			proxy: proxy.proxy,
			hasClientCertificate: network.certificate !== undefined,
			trust,
			answerLimit: network.answerLimit ?? defaultAnswerLimit,
			wireLog: wireLog && (entry => {
				wireLog({...entry, isThroughProxy: proxy.proxy !== undefined});
			}),
		},
	};
}

/**
Whether the agents of this Node use `proxyEnv`. Older versions accept the option and ignore it.
*/
function canUseProxies(agent: HttpsAgent): boolean {
	return Object.getOwnPropertySymbols(agent).some(({description}) => description === 'kProxyConfig');
}
