import type {Finding} from '../../../audit/finding.js';

/**
Names the token or the database of a finding within its rule. It stays the same when the list is loaded again, except for tokens that cannot be read whole, because the service may list one ID twice.
*/
export function findingKey({entry, database}: Finding): string {
	return entry ? `token ${entry.token.id}${entry.token.oddities ? ` ${entry.position}` : ''}` : `database ${database}`;
}
