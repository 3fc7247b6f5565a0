import type {Secret} from '../secrets/secret.js';

/**
The management token of an open profile, outside of React's state. Asked at every call, so that another one takes effect in the middle of a batch.
*/
export class SecretHolder {
	#secret: Secret | undefined;

	set(secret: Secret): void {
		this.#secret = secret;
	}

	/**
	Throws where none was set: no call is made before a profile is open.
	*/
	get(): Secret {
		if (!this.#secret) {
			throw new Error('a call before the profile was open');
		}

		return this.#secret;
	}
}
