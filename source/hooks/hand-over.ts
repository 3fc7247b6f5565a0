import {inspect} from 'node:util';
import type {Secret} from '../api/secret.js';

/**
The secrets of tokens created in this session, until they have been handed over: outside of React's state and of the screen stack.
*/
export class HandOver {
	readonly #secrets = new Map<string, Secret>();

	put(tokenId: string, secret: Secret): void {
		this.#secrets.set(tokenId, secret);
	}

	get(tokenId: string): Secret | undefined {
		return this.#secrets.get(tokenId);
	}

	/**
	After this nobody can see the secret again.
	*/
	forget(tokenId: string): void {
		this.#secrets.delete(tokenId);
	}

	[inspect.custom](): string {
		return '[secrets]';
	}
}
