import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import type {Trust} from './describe-trust.js';
import type {Network, SystemAuthorities} from './types.js';

/**
Makes Node trust the authorities of this machine besides its own, for every connection that this process opens from then on, those to an https proxy included. Where Node trusts all of them already, it changes nothing. Gives what is trusted then.

Sends nothing, and never throws: a store that cannot be read adds nothing.
*/
export async function trustSystem({systemAuthorities, certificateAuthorities = []}: Network): Promise<Trust> {
	const store = await systemAuthorities?.();
	const system = store && certificatesOf(store);
	const trusted = getCACertificates('default');
	const known = new Set(trusted.map(text => text.trim()));
	const added = (system ?? []).filter(text => !known.has(text.trim()));
	if (added.length > 0) {
		setDefaultCACertificates([...trusted, ...added]);
	}

	return {
		...countAuthorities(store),
		extra: countOf(getCACertificates('extra')),
		own: countOf(certificateAuthorities.flatMap(text => text.split(/(?=-----BEGIN )/).filter(block => /^-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(block)))),
		problems: store?.problems ?? [],
	};
}

/**
How many authorities Node brings, and how many the store of this machine has.
*/
export function countAuthorities(store: SystemAuthorities | undefined): Pick<Trust, 'node' | 'system'> {
	return {node: countOf(getCACertificates('bundled')), system: store && countOf(certificatesOf(store))};
}

/**
The authorities of a store. Only Node can ask that of macOS or Windows; where it cannot, there are none.
*/
function certificatesOf({certificates}: SystemAuthorities): readonly string[] {
	try {
		return certificates ?? getCACertificates('system');
	} catch {
		return [];
	}
}

function countOf(certificates: readonly string[]): number {
	return new Set(certificates.map(text => text.trim())).size;
}
