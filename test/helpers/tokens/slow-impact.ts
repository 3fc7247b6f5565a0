import type {DatabaseToken} from '../../../source/api/types.js';
import type {DatabaseImpact, ImpactOptions} from '../../../source/tokens/impact/impact.js';
import {slowStatus} from './slow-evaluator.js';

/**
What each database loses, in the plainest code: it reads every token for each database. The order of the result has no meaning.
*/
export function slowImpact({tokens, leaving, databaseNames, now}: ImpactOptions): readonly DatabaseImpact[] {
	const live = tokens.filter(token => slowStatus(token, now) === 'active');
	const going = live.filter(token => leaving.has(token.id));
	const staying = live.filter(token => !leaving.has(token.id));
	const isAllowed = (token: DatabaseToken, action: string, resource: string) => token.permissions.some(each => each.action === action && each.resource === resource);

	const touched = new Set(going.flatMap(token => token.permissions).flatMap(({resource}) => resource === '*' ? databaseNames ?? [] : [resource]));
	return [...touched].map(database => {
		const isMissing = databaseNames !== undefined && database !== '_internal' && !databaseNames.includes(database);
		const look = (action: string) => {
			const isTouched = !isMissing && going.some(token => isAllowed(token, action, database)
				|| (isAllowed(token, action, '*') && Boolean(databaseNames?.includes(database))));
			const named = isMissing ? [] : staying.filter(token => isAllowed(token, action, database));
			const wild = staying.filter(token => isAllowed(token, action, '*'));
			return {
				isLost: isTouched && named.length === 0 && wild.length === 0,
				isOnlyWild: isTouched && named.length === 0 && wild.length > 0,
				count: named.length,
			};
		};

		const write = look('write');
		const read = look('read');
		return {
			database,
			isMissing,
			losesLastWriter: write.isLost,
			losesLastReader: read.isLost,
			keepsOnlyWildcardWriter: write.isOnlyWild,
			keepsOnlyWildcardReader: read.isOnlyWild,
			remainingWriters: write.count,
			remainingReaders: read.count,
		};
	});
}
