import type {Change} from './types.js';

/**
From this many changes on, a list of all tokens can be cheaper than a GET of each.
*/
const fewestChanges = 20;

/**
The longest list, in characters of JSON, that is loaded in place of GETs. A longer one is more work for the service and for this program than the GETs of the few hundred tokens that are changed while a list is still new.
*/
const longestList = 2 * 1024 * 1024;

/**
Whether a batch is looked at by lists of all tokens in place of a GET of each token. `listLength` is how many tokens the list had when it was loaded last; undefined where that is not known. The size of the list is estimated by the tokens of the batch.
*/
export function isListCheaper(changes: readonly Change[], listLength: number | undefined): boolean {
	if (listLength === undefined || changes.length < fewestChanges) {
		return false;
	}

	const sample = changes.slice(0, 200).map(({token}) => JSON.stringify(token).length);
	const average = sample.reduce((sum, length) => sum + length, 0) / sample.length;
	return average * listLength <= longestList;
}
