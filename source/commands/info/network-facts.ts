import {defaultTimeouts} from '../../api/default-timeouts.js';
import {ignoredSentence} from '../../api/no-proxy.js';
import {noProxyOf, parseProxy} from '../../api/proxy-setting.js';
import {debugFileOf, type DebugOptions} from '../../debug/open-wire-log.js';
import {readTimeouts} from '../../profiles/read-timeouts.js';
import type {Profile} from '../../profiles/types.js';
import {redact} from '../../secrets/redact.js';
import {firstSet, type Environment, type Fact} from './fact.js';

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];

type Given = DebugOptions & {
	readonly profile: Profile | undefined;
	readonly caFile?: string | undefined;
	readonly timeout?: string | undefined;
};

/**
How requests reach the service: time limit, TLS, certificates and proxies.
*/
export function networkFacts(environment: Environment, {profile, caFile, timeout, ...debug}: Given): readonly Fact[] {
	const tls = profile?.tls;
	const fact = (name: string, value: Fact['value'], from?: string): Fact => ({
		section: 'network', name, value, from,
	});
	const own = (name: string, value: string | undefined): readonly Fact[] => value === undefined ? [] : [fact(name, value, 'profile')];
	const variables = [...proxyVariables, 'NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED'].filter(name => environment[name]);
	return [
		timeoutFact(environment, timeout),
		...debugFacts(environment, debug),
		fact('TLS checks', !tls?.isInsecure, tls?.isInsecure ? 'profile' : 'default'),
		...(caFile === undefined ? [] : [fact('CA file', caFile, '--ca-file')]),
		...own('CA file of the profile', tls?.caFile),
		...own('client certificate', tls?.certificateFile),
		...own('client key', tls?.keyFile),
		...proxyFacts(environment, profile).map(({value, from}) => fact('proxy for the host', value, from)),
		...variables.map(name => fact(name, withoutUserinfo(environment[name] ?? ''), name)),
	];
}

/**
How long one request may take. A variable that cannot be read stops every request.
*/
function timeoutFact(environment: Environment, timeout: string | undefined): Fact {
	const read = readTimeouts(timeout, environment);
	const {request} = {...defaultTimeouts, ...(read.ok && read.value.timeouts)};
	return {
		section: 'network', name: 'time limit', value: read.ok ? `${request / 1000} s` : 'not readable', from: timeout === undefined ? firstSet(environment, ['INFLUX_TOKENS_TIMEOUT']) ?? 'default' : '--timeout',
	};
}

/**
Where requests are logged. Empty where nothing asks for it.
*/
function debugFacts(environment: Environment, given: DebugOptions): readonly Fact[] {
	const file = debugFileOf(given, environment);
	const from = given.debugFile === undefined ? (file === undefined ? '--debug' : 'INFLUX_TOKENS_DEBUG') : '--debug-file';
	return file === undefined && !given.debug
		? []
		: [{
			section: 'network', name: 'debug log', value: file ?? 'stderr', from,
		}];
}

/**
The proxies that requests to the profile's host go through. Empty where the environment names no proxy.
*/
function proxyFacts(environment: Environment, profile: Profile | undefined): ReadonlyArray<{readonly value: string; readonly from: string | undefined}> {
	const variable = firstSet(environment, ['https_proxy', 'HTTPS_PROXY']);
	if (variable === undefined || !URL.canParse(profile?.host ?? '')) {
		return [];
	}

	const {protocol} = new URL(profile?.host ?? '');
	if (protocol !== 'https:') {
		return [{value: 'none', from: 'http is for this machine only'}];
	}

	const parsed = parseProxy(environment, profile?.host ?? '');
	const value = parsed.ok ? parsed.proxy?.name ?? 'none' : 'not readable';
	return [{value, from: value === 'none' ? noProxyOf(environment)?.variable : variable}];
}

/**
One sentence about the parts of NO_PROXY that have no effect. Empty where there are none. Raw outside text.
*/
export function proxyProblems(environment: Environment): readonly string[] {
	const {variable, noProxy} = noProxyOf(environment) ?? {};
	return noProxy === undefined || noProxy.ignored.length === 0 ? [] : [ignoredSentence(noProxy.ignored, variable)];
}

/**
Removes the user and password from a proxy's address: `http://[secret]@proxy:3128`. A password may hold any character, so everything before the last @ is removed.
*/
export function withoutUserinfo(address: string): string {
	const [scheme = ''] = /^[a-z][\w+\-.]*:\/\//i.exec(address) ?? [];
	const end = address.lastIndexOf('@');
	return redact(end === -1 ? address : `${scheme}[secret]${address.slice(end)}`);
}

/**
One sentence about a time limit that cannot be read. Empty where nothing is wrong.
*/
export function timeoutProblems(environment: Environment, timeout: string | undefined): readonly string[] {
	const read = readTimeouts(timeout, environment);
	return read.ok ? [] : [read.message];
}
