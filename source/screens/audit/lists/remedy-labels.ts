import type {Remedy} from '../../../audit/rule.js';

/**
What solves a finding, in as few cells as a column of a table has.
*/
export const remedyLabels: Readonly<Record<Remedy, string>> = {
	revoke: 'revoke',
	suspend: 'suspend',
	'drop-grants': 'drop grants',
	'replace-wildcard': 'replace *',
	'edit-description': 'edit',
	rotate: 'rotate',
	look: 'know it',
};
