import {BlockList, isIP} from 'node:net';
import {domainToASCII} from 'node:url';

type Rule = (host: string, port: number) => boolean;

/**
The hosts that NO_PROXY exempts from the proxy.
*/
export type NoProxy = {
	/**
	Whether the host is exempt. `hostname` is in the form of `URL.hostname`, an IPv6 address in brackets.
	*/
	readonly matches: (hostname: string, port: number) => boolean;
	/**
	The entries that cannot be read and have no effect, as they are written.
	*/
	readonly ignored: readonly string[];
};

/**
Reads NO_PROXY as Go's httpproxy and curl do: entries are separated by commas or blanks, case does not matter, and each may end with a port.

- `example.com`: that domain and its subdomains.
- `.example.com`, `*.example.com`: only its subdomains, as in Go; curl includes the domain itself.
- `10.1.2.3`, `fd00::1`, `[fd00::1]`: that address. Host names are not looked up.
- `10.0.0.0/8`, `fd00::/8`: the addresses of that block; `10.0.0.1-10.0.0.9`: the addresses of that range, as in Node.
- `*`: every host.

Go exempts `localhost` and the addresses of this machine always; here they are exempt only when NO_PROXY names them.
*/
export function parseNoProxy(text: string): NoProxy {
	const rules: Rule[] = [];
	const ignored: string[] = [];
	for (const entry of text.match(/[^\s,]+/g) ?? []) {
		const rule = parseEntry(entry.toLowerCase());
		if (rule === undefined) {
			ignored.push(entry);
		} else {
			rules.push(rule);
		}
	}

	return {
		ignored,
		matches(hostname, port) {
			const host = bare(hostname.toLowerCase());
			return rules.some(rule => rule(host, port));
		},
	};
}

/**
Says which entries of NO_PROXY have no effect, and what to write instead. The sentence quotes the entries, which are raw outside text.
*/
export function ignoredSentence(ignored: readonly string[], variable = 'NO_PROXY'): string {
	const quoted = ignored.map(entry => `"${entry.slice(0, 100)}"`).join(', ');
	return `${variable} has ${quoted}, which counts for nothing: write a domain or an address, with or without a port, a block like 10.0.0.0/8, or *.`;
}

/**
Takes away the brackets of an IPv6 address and the final dot of a name.
*/
function bare(host: string): string {
	return host.replace(/^\[(?<address>.*)\]$/, '$<address>').replace(/\.$/, '');
}

function parseEntry(entry: string): Rule | undefined {
	if (entry === '*') {
		return () => true;
	}

	const addresses = entry.includes('/') ? parseBlock(entry) : parseRange(entry);
	if (addresses) {
		return host => isAmong(addresses, host);
	}

	const {host, port} = splitPort(entry);
	const rule = isIP(host) === 0 ? parseDomain(host) : parseAddress(host);
	return rule && port !== 'bad'
		? (asked, askedPort) => (port === undefined || port === askedPort) && rule(asked)
		: undefined;
}

function splitPort(entry: string): {readonly host: string; readonly port: number | 'bad' | undefined} {
	// An IPv6 address without brackets has no port.
	if (isIP(entry) !== 0) {
		return {host: entry, port: undefined};
	}

	const [, bracketed, plain, digits] = /^(?:\[(?<bracketed>.*)\]|(?<plain>[^:]*))(?::(?<port>.*))?$/.exec(entry) ?? [];
	const host = bracketed ?? plain ?? entry;
	if (digits === undefined) {
		return {host, port: undefined};
	}

	const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
	return {host, port: port >= 1 && port <= 65_535 ? port : 'bad'};
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
	const version = isIP(address);
	return version === 0 ? undefined : (version === 4 ? 'ipv4' : 'ipv6');
}

function isAmong(addresses: BlockList, host: string): boolean {
	const family = familyOf(host);
	return family !== undefined && addresses.check(host, family);
}

function parseAddress(address: string): ((host: string) => boolean) | undefined {
	const family = familyOf(address);
	if (family === undefined) {
		return undefined;
	}

	const addresses = new BlockList();
	addresses.addAddress(address, family);
	return host => isAmong(addresses, host);
}

function parseBlock(entry: string): BlockList | undefined {
	const [, address = '', prefix = ''] = /^\[?(?<address>[^/\]]+)\]?\/(?<prefix>\d{1,3})$/.exec(entry) ?? [];
	const family = familyOf(address);
	if (family === undefined || Number(prefix) > (family === 'ipv4' ? 32 : 128)) {
		return undefined;
	}

	const addresses = new BlockList();
	addresses.addSubnet(address, Number(prefix), family);
	return addresses;
}

function parseRange(entry: string): BlockList | undefined {
	const [start = '', end = '', ...more] = entry.split('-');
	const family = familyOf(start);
	if (family === undefined || family !== familyOf(end) || more.length > 0) {
		return undefined;
	}

	const addresses = new BlockList();
	try {
		addresses.addRange(start, end, family);
	} catch {
		// `addRange` throws when the end is before the start.
		return undefined;
	}

	return addresses;
}

function parseDomain(text: string): ((host: string) => boolean) | undefined {
	const [, subdomainsOnly, name = ''] = /^(?<dot>\*?\.)?(?<name>.*?)\.?$/.exec(text) ?? [];
	const domain = /^[\u{21}-\u{7E}]*$/u.test(name) ? name : domainToASCII(name);
	const isName = /^[\d_a-z](?:[\w-]*\w)?(?:\.[\d_a-z](?:[\w-]*\w)?)*$/.test(domain);
	// A name that ends in a number is an incomplete address.
	return isName && !/(?:^|\.)\d+$/.test(domain)
		? host => (subdomainsOnly === undefined && host === domain) || host.endsWith(`.${domain}`)
		: undefined;
}
