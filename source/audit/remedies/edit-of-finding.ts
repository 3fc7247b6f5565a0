import {replaceWildcard} from '../../tokens/grants/drop-database.js';
import type {Finding} from '../finding.js';
import type {Remedy} from '../rule.js';
import {dropGrants} from './drop-grants.js';
import {grantEdit, type GrantEdit} from './grant-edit.js';

/**
The remedies that edit the grants of the token of a finding.
*/
export type GrantRemedy = Extract<Remedy, 'drop-grants' | 'replace-wildcard'>;

/**
What a remedy would send for a finding. Undefined where it changes nothing: the finding names no grants or no token, the token cannot be read whole, or no database is known to replace `*` by.
*/
export function editOfFinding({entry, grants}: Pick<Finding, 'entry' | 'grants'>, remedy: GrantRemedy, databaseNames: readonly string[] | undefined): GrantEdit | undefined {
	if (!entry || !grants) {
		return undefined;
	}

	const {token} = entry;
	if (remedy === 'drop-grants') {
		return dropGrants(token, grants);
	}

	const permissions = databaseNames && token.oddities === undefined ? replaceWildcard(token, databaseNames, grants)?.permissions : undefined;
	return permissions && grantEdit(permissions);
}
