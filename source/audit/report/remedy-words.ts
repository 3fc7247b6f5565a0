import type {Remedy} from '../rule.js';

/**
What each remedy does, as a part of a sentence: `replace * by names`.
*/
export const remedyWords: Readonly<Record<Remedy, string>> = {
	revoke: 'revoke',
	suspend: 'suspend',
	'drop-grants': 'drop the grants',
	'replace-wildcard': 'replace * by names',
	'edit-description': 'edit the description',
	rotate: 'rotate',
	look: 'look into it',
};
