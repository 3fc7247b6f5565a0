import type {DatabaseToken} from '../../api/types.js';
import {withShortMark} from '../suspension/suspended-description.js';

/**
The name of a token in a sentence: `telegraf edge-06 (6f2c1c1e)`, or `the token without description (6f2c1c1e)`, with a capital letter when `isFirst` says that it begins the sentence. A mark with grants is shortened to its day. Raw text of the service.
*/
export function tokenName({id, description}: Pick<DatabaseToken, 'id' | 'description'>, {isFirst = false}: {readonly isFirst?: boolean} = {}): string {
	const nameless = isFirst ? 'The token without description' : 'the token without description';
	return `${description === '' ? nameless : withShortMark(description)} (${id.slice(0, 8)})`;
}

/**
The name of a token in a row of a table: its description with a short mark, or `(no description)`. Raw text of the service.
*/
export function nameInTable({description}: Pick<DatabaseToken, 'description'>): string {
	return description === '' ? '(no description)' : withShortMark(description);
}
