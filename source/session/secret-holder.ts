import type {Secret} from '../secrets/secret.js';

/**
The management token of an open profile, outside of React's state. Each call asks for it again, so that another token takes effect in the middle of a batch.
*/
export class SecretHolder {
	#secret: Secret | undefined;

	set(secret: Secret): void {
		this.#secret = secret;
	}

	/**
	Throws where no token was set, because the program makes no call before a profile is open.
	*/
	get(): Secret {
		if (!this.#secret) {
			throw new Error('a call before the profile was open');
		}

		return this.#secret;
	}
}
