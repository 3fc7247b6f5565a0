/**
One change that took effect, also when its answer was lost or replaced.
*/
export type AppliedChange = {
	readonly method: 'POST' | 'PATCH' | 'DELETE';
	readonly clusterId: string;
	/**
	The id of the changed token; for a create, that of the new token.
	*/
	readonly tokenId: string;
};

/**
Every change that calls of the API made, oldest first. Changes that a test makes in the store directly are not in it.
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
	Whether a create since the start made this token.
	*/
	isCreated(tokenId: string): boolean {
		return this.#created.has(tokenId.toLowerCase());
	}
}
