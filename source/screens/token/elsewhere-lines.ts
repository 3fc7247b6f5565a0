import type {Elsewhere} from '../../journal/place.js';
import type {Line} from './token-lines.js';

/**
That changes of the same cluster id which were made at another host or account are left out, and which those are. Outside text goes through `show`.
*/
export function elsewhereLines(elsewhere: readonly Elsewhere[], show: (text: string) => string): readonly Line[] {
	return elsewhere.length === 0
		? []
		: [
			{key: 'elsewhere', text: 'Left out, done at another host or account', meaning: 'muted'},
			...elsewhere.map(({host, accountId, changes}): Line => ({
				key: `elsewhere ${host} ${accountId}`, text: `  ${changes === 1 ? '1 change' : `${changes} changes`} at ${show(host)}, account ${show(accountId)}`, meaning: 'muted',
			})),
		];
}
