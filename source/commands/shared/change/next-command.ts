import {isUuid} from '../../../api/identifiers.js';
import {quoteAsAscii} from '../../../secrets/shell-text.js';
import type {Place} from '../place/place.js';

/**
A command of this program that leads on from here, to paste into a shell: the place is named as the command line named it, and a protected profile by its `--confirm` where `needsConfirm`.
*/
export function nextCommand({given, profile}: Pick<Place, 'given' | 'profile'>, words: readonly string[], {needsConfirm = false}: {readonly needsConfirm?: boolean} = {}): string {
	const {profile: name, cluster, host, caFile, influxctlConfig, tokenStdin} = given;
	const place = [
		...option('--profile', name),
		...option('--cluster', cluster),
		...option('--host', host),
		...option('--ca-file', caFile),
		...option('--influxctl-config', influxctlConfig),
		...(tokenStdin ? ['--token-stdin'] : []),
		...(needsConfirm && profile.isProtected ? option('--confirm', profile.name) : []),
	];
	return ['influx-tokens', ...words, ...place].map(word => toWord(word)).join(' ');
}

/**
The command that revokes a token; or words for a token whose id must not stand in a command.
*/
export function revokeCommand(place: Pick<Place, 'given' | 'profile'>, tokenId: string): string | undefined {
	return isUuid(tokenId) ? nextCommand(place, ['revoke', tokenId, '--force'], {needsConfirm: true}) : undefined;
}

function option(name: string, value: string | undefined): readonly string[] {
	return value === undefined ? [] : [name, value];
}

function toWord(text: string): string {
	return /^[\w+\-./:]+$/.test(text) ? text : quoteAsAscii(text);
}
