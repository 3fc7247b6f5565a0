/**
One change that took effect, with any answer to its request.
*/
export type AppliedChange = {
	readonly method: 'POST' | 'PATCH' | 'DELETE';
	readonly clusterId: string;
	/**
	Of a create: the new token's id.
	*/
	readonly tokenId: string;
};

/**
Every change that the API's calls made, oldest first. What a test changes in the store itself is not in it.
*/
export class ChangeLog {
	readonly #entries: AppliedChange[] = [];
	readonly #created = new Set<string>();

	get entries(): readonly AppliedChange[] {
		return this.#entries;
	}

	add(change: AppliedChange): void {
		this.#entries.push(change);
		if (change.method === 'POST') {
			this.#created.add(change.tokenId);
		}
	}

	/**
	Whether a create made this token.
	*/
	isCreated(tokenId: string): boolean {
		return this.#created.has(tokenId.toLowerCase());
	}
}
