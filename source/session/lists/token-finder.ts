import type {DatabaseToken} from '../../api/types.js';

/**
Gives the function that finds a token of this list by its ID. The map that it needs is made at the first call, because a list of 100,000 tokens is often left without one.
*/
export function tokenFinder(tokens: readonly DatabaseToken[]): (id: string) => DatabaseToken | undefined {
	let byId: ReadonlyMap<string, DatabaseToken> | undefined;
	return id => {
		byId ??= new Map(tokens.map(token => [token.id, token]));
		return byId.get(id);
	};
}
