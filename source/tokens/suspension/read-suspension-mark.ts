import type {DatabaseToken, Permission} from '../../api/types.js';
import {
	actionsOfLetters,
	findMark,
	isMarkDay,
	markChecksum,
	markContent,
} from './find-mark.js';
import {writeSuspensionMark} from './write-suspension-mark.js';

/**
The content of the mark at the end of a description. `description` is the text before the mark.

- day: the mark says since when the token is suspended, and nothing about the grants
- grants: the mark has the grants that were removed, in the order of the token's list
- damaged: the mark is not what this program wrote for this token, and must not be obeyed; `problem` is a part of a sentence
*/
export type SuspensionMark =
	| {readonly kind: 'day'; readonly day: string; readonly description: string}
	| {readonly kind: 'grants'; readonly day: string; readonly description: string; readonly permissions: readonly Permission[]}
	| {readonly kind: 'damaged'; readonly description: string; readonly problem: string};

function permissionsOf(grants: string): readonly Permission[] {
	return grants === 'none'
		? []
		: grants.split(' ').flatMap(group => {
			const [letters = '', names = ''] = group.split(':', 2);
			return names.split(',').flatMap(resource => (actionsOfLetters[letters] ?? []).map(action => ({action, resource})));
		});
}

/**
Reads the mark at the end of a token's description. Undefined when there is none. A mark alone does not make a token suspended; `statusOf` says whether it is.
*/
export function readSuspensionMark({id, description: whole}: Pick<DatabaseToken, 'id' | 'description'>): SuspensionMark | undefined {
	const found = findMark(whole);
	if (!found) {
		return undefined;
	}

	const {index, day, content, isClosed} = found;
	const description = whole.slice(0, index);
	if (content === undefined) {
		return isMarkDay(day) ? {kind: 'day', day, description} : undefined;
	}

	const damaged = (problem: string): SuspensionMark => ({kind: 'damaged', description, problem});

	if (!isClosed) {
		return damaged('it is cut off');
	}

	const parts = markContent.exec(content)?.groups;
	if (!parts || !isMarkDay(day)) {
		return damaged('it cannot be read');
	}

	const {grants = '', checksum} = parts;
	if (markChecksum({id, day, grants}) !== checksum) {
		return damaged('its checksum does not fit: it was edited, or copied from another token');
	}

	const permissions = permissionsOf(grants);
	const written = writeSuspensionMark({id, permissions}, day);
	return written.ok && written.text === whole.slice(index)
		? {
			kind: 'grants', day, description, permissions,
		}
		: damaged('it is not as influx-tokens writes it');
}
