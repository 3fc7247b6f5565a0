import {isUuid} from '../../../api/parse-host.js';
import {quoteAsAscii, toShellWord} from '../../../secrets/quote-for-shell.js';
import type {Place} from '../place/place.js';

/**
Writes out the command of this program that a person may run next, to paste into a shell. It names the place as the command line did, and with `needsConfirm` it adds `--confirm` for a protected profile, where the profile is known.
*/
export function nextCommand({given, profile}: Pick<Place, 'given'> & Partial<Pick<Place, 'profile'>>, words: readonly string[], {needsConfirm = false}: {readonly needsConfirm?: boolean} = {}): string {
	const {profile: name, cluster, host, caFile, timeout, influxctlConfig, policy, account, clusterId, tokenStdin} = given;
	const place = [
		...option('--profile', name),
		...option('--cluster', cluster),
		...option('--host', host),
		...option('--ca-file', caFile),
		...option('--timeout', timeout),
		...option('--influxctl-config', influxctlConfig),
		...option('--policy', policy),
		...option('--account', account),
		...option('--cluster-id', clusterId),
		...(tokenStdin ? ['--token-stdin'] : []),
		...(needsConfirm && profile?.isProtected ? option('--confirm', profile.name) : []),
	];
	return ['influx-tokens', ...words, ...place].map(word => toShellWord(word, quoteAsAscii)).join(' ');
}

/**
The command that revokes a token. Undefined for an id that is no UUID, which must not stand in a command.
*/
export function revokeCommand(place: Pick<Place, 'given' | 'profile'>, tokenId: string): string | undefined {
	return isUuid(tokenId) ? nextCommand(place, ['revoke', tokenId, '--force'], {needsConfirm: true}) : undefined;
}

function option(name: string, value: string | undefined): readonly string[] {
	return value === undefined ? [] : [name, value];
}
