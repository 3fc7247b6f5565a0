import {parseNoProxy, type NoProxy} from './no-proxy.js';
import type {Network} from './types.js';

/**
The proxy that the environment names for https.
*/
export type ProxySetting = {
	/**
	The variable that names it, as it is written there.
	*/
	readonly variable: string;
	/**
	`host:port`, without the name and password that its address may hold.
	*/
	readonly name: string;
	readonly hasCredentials: boolean;
	/**
	The entries of NO_PROXY that mean nothing, as they are written.
	*/
	readonly ignoredExceptions: readonly string[];
	/**
	What Node's agents take: the proxy's whole address.
	*/
	readonly agentEnvironment: {readonly https_proxy: string};
};

// eslint-disable-next-line unicorn/prefer-https -- a proxy is spoken to by http; what goes through it is https
const sample = 'http://proxy.example.com:3128';

export type ParsedProxy =
	| {readonly ok: true; readonly proxy: ProxySetting | undefined}
	| {readonly ok: false; readonly problem: string};

/**
NO_PROXY, or the same in lower case, which comes first; an empty one is none.
*/
export function noProxyOf(environment: Network['proxyEnvironment']): {readonly variable: string; readonly noProxy: NoProxy} | undefined {
	const variable = ['no_proxy', 'NO_PROXY'].find(name => environment?.[name]);
	return variable === undefined ? undefined : {variable, noProxy: parseNoProxy(environment?.[variable] ?? '')};
}

/**
Reads HTTPS_PROXY and NO_PROXY, or the same in lower case, which come first. An address without a scheme is one of http, as for curl. There is no proxy for a `host` (an origin) that NO_PROXY lets do without.

Refuses what Node's agents would not use and not mention: a request that somebody wanted behind a proxy would go without one. `problem` never repeats the address, which may hold a password.
*/
export function parseProxy(environment: Network['proxyEnvironment'], host: string): ParsedProxy {
	const variable = ['https_proxy', 'HTTPS_PROXY'].find(name => environment?.[name]);
	const text = variable === undefined ? undefined : environment?.[variable]?.trim();
	if (variable === undefined || !text) {
		return {ok: true, proxy: undefined};
	}

	const address = /^[a-z][\d+\-.a-z]*:\/\//i.test(text) ? text : `http://${text}`;
	const url = /[\s\p{Control}]/u.test(address) ? null : URL.parse(address);
	if (!url?.hostname || !isDecodable(url)) {
		return {ok: false, problem: `${variable} is not the address of a proxy: write it like ${sample}, or unset it.`};
	}

	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		return {ok: false, problem: `${variable} names a proxy that does not speak http, which is the only kind that this program uses: write it like ${sample}, or unset it.`};
	}

	const exceptions = noProxyOf(environment)?.noProxy;
	const {hostname, port} = new URL(host);
	if (exceptions?.matches(hostname, Number(port || '443'))) {
		return {ok: true, proxy: undefined};
	}

	return {
		ok: true,
		proxy: {
			variable,
			name: `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`,
			hasCredentials: url.username !== '' || url.password !== '',
			ignoredExceptions: exceptions?.ignored ?? [],
			agentEnvironment: {https_proxy: url.href}, // eslint-disable-line @typescript-eslint/naming-convention -- Node's name
		},
	};
}

function isDecodable({username, password}: URL): boolean {
	try {
		decodeURIComponent(username + password);
		return true;
	} catch {
		return false;
	}
}
