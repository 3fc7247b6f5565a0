import {certificateChecks, connectionReasons, isTlsCode} from './connection-reasons.js';
import type {Context, Failure} from './failure.js';
import {ignoredSentence} from './no-proxy.js';
import type {TunnelFailure} from './transport-failure.js';

type Described = Pick<Failure, 'kind' | 'message'>;

/**
Makes a failure, which names the proxy, from a connection that failed on its way through the proxy. Nothing of the request was sent: the program only asks a proxy to connect, and never sends it the management token.
*/
export function describeTunnel(code: string, {step, status}: TunnelFailure, context: Context): Described {
	const {proxy, variable} = nameProxy(context);
	if (step === 'proxy') {
		return describeProxyConnection(code, context);
	}

	if (status === undefined) {
		return {
			kind: 'connection',
			message: `${proxy} closed the connection before it was through to ${context.service}. Nothing was sent. Check ${variable} and the network, then try again.`,
		};
	}

	return {kind: 'connection', message: describeRefusal(status, context)};
}

/**
Says that no connection was made in time. `limit` is that time as text, such as `15 s`.
*/
export function describeTunnelTimeout({step}: TunnelFailure, context: Context, limit: string): string {
	const {proxy, variable} = nameProxy(context);
	return step === 'proxy'
		? `No connection to ${lowerFirst(proxy)} within ${limit}. ${adviceOf(context)}`
		: `No connection to ${context.service} through ${lowerFirst(proxy)} within ${limit}. Nothing was sent. Check the host of this profile, ${variable} and the network, then try again.`;
}

function describeProxyConnection(code: string, context: Context): Described {
	const {proxy, variable} = nameProxy(context);
	if (!isTlsCode(code)) {
		return {
			kind: 'connection',
			message: `No connection to ${lowerFirst(proxy)}: ${connectionReasons.get(code) ?? code}. ${adviceOf(context)}`,
		};
	}

	const check = certificateChecks.get(code);
	return {
		kind: 'tls',
		message: check === undefined
			? `The TLS handshake with ${lowerFirst(proxy)} failed (${code}). Nothing was sent. Check ${variable}: most proxies expect http://.`
			: `${proxy} failed a TLS check: ${check}. Nothing was sent. If it is your organisation's own authority, install it on this machine, or name the file of its certificate in NODE_EXTRA_CA_CERTS.`,
	};
}

function describeRefusal(status: number, context: Context): string {
	const {proxy, variable} = nameProxy(context);
	if (status === 407) {
		return context.proxy?.hasCredentials
			? `407: ${lowerFirst(proxy)} does not take the name and the password in ${variable}. Nothing was sent. Correct them, special characters as %40 for @.`
			: `407: ${lowerFirst(proxy)} asks for a name and a password. Nothing was sent. Put them into ${variable}, like http://name:password@${context.proxy?.name ?? 'proxy'}.`;
	}

	return Number.isNaN(status) ? `${proxy} gave an answer that is not HTTP. Nothing was sent. Check ${variable}: it may name a port of something else.` : `${status}: ${lowerFirst(proxy)} made no connection to ${context.service}. Nothing was sent. Check the host of this profile, and ask those who run the proxy to allow it; or put the host into NO_PROXY.${describeIgnored(context)}`;
}

function adviceOf(context: Context): string {
	return `Nothing was sent. Check ${nameProxy(context).variable} and the network, or put the host of this profile into NO_PROXY.${describeIgnored(context)}`;
}

/**
Names the entries of NO_PROXY that have no effect, because one of them may have been meant for this host; empty text when there are none.
*/
function describeIgnored({proxy}: Context): string {
	const ignored = proxy?.ignoredExceptions ?? [];
	return ignored.length === 0 ? '' : ` ${ignoredSentence(ignored)}`;
}

function nameProxy({proxy}: Context): {readonly proxy: string; readonly variable: string} {
	return proxy ? {proxy: `The proxy ${proxy.name}`, variable: proxy.variable} : {proxy: 'The proxy', variable: 'HTTPS_PROXY'};
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
