import {parseNoProxy, type NoProxy} from './no-proxy.js';
import type {Network} from './types.js';

/**
The proxy that the environment names for https.
*/
export type ProxySetting = {
	/**
	The environment variable that names it, in the case in which it is set.
	*/
	readonly variable: string;
	/**
	`host:port`, without the name and password that its address may hold.
	*/
	readonly name: string;
	readonly hasCredentials: boolean;
	/**
	The entries of NO_PROXY that have no effect, as they are written.
	*/
	readonly ignoredExceptions: readonly string[];
	/**
	The option for Node's agents: the proxy's whole address, with the password that it may hold.
	*/
	readonly agentEnvironment: {readonly https_proxy: string};
};

// eslint-disable-next-line unicorn/prefer-https -- the program speaks http with the proxy, and https with the service through it
const sample = 'http://proxy.example.com:3128';

export type ParsedProxy =
	| {readonly ok: true; readonly proxy: ProxySetting | undefined}
	| {readonly ok: false; readonly problem: string};

/**
Reads `no_proxy`, or else NO_PROXY. Undefined when both are unset or empty.
*/
export function noProxyOf(environment: Network['proxyEnvironment']): {readonly variable: string; readonly noProxy: NoProxy} | undefined {
	const variable = ['no_proxy', 'NO_PROXY'].find(name => environment?.[name]);
	return variable === undefined ? undefined : {variable, noProxy: parseNoProxy(environment?.[variable] ?? '')};
}

/**
Reads HTTPS_PROXY and NO_PROXY; the same names in lower case take precedence. An address without a scheme means http, as in curl. `proxy` is undefined for a `host` (an origin) that NO_PROXY exempts.

Refuses addresses that Node's agents would silently not use: the request would then go out without the proxy that it was meant to use. `problem` never repeats the address, which may hold a password.
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
