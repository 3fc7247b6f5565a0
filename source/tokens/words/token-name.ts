import type {DatabaseToken} from '../../api/types.js';
import {withShortMark} from '../suspension/suspended-description.js';

/**
A token as a sentence names it: `telegraf edge-06 (6f2c1c1e)`, or `the token without description (6f2c1c1e)`, with a capital letter where it begins the sentence. A mark with grants is cut down to its day. Raw text of the service.
*/
export function tokenName({id, description}: Pick<DatabaseToken, 'id' | 'description'>, {isFirst = false}: {readonly isFirst?: boolean} = {}): string {
	const nameless = isFirst ? 'The token without description' : 'the token without description';
	return `${description === '' ? nameless : withShortMark(description)} (${id.slice(0, 8)})`;
}

/**
A token as a row of a table names it: its description with a short mark, or `(no description)`. Raw text of the service.
*/
export function nameInTable({description}: Pick<DatabaseToken, 'description'>): string {
	return description === '' ? '(no description)' : withShortMark(description);
}
