import {accepted} from './judgement.js';
import type {ChangeResult} from './types.js';

/**
This many changes in a row that met trouble on the way to the service end a batch.
*/
const mostTroubles = 5;

/**
Counts the changes in a row that met trouble on the way to the service.
*/
export class TroubleCount {
	#refused = 0;
	// Changes whose requests the service had accepted, and that could not be verified.
	#unverified = 0;

	/**
	Counts a change whose request the service has accepted. Its result may come later than those of changes after it.
	*/
	accept(): void {
		this.#refused = 0;
	}

	/**
	Counts a change that has its result. Gives why the batch has to end, as a sentence part; undefined where it goes on.
	*/
	end({kind, cause}: ChangeResult, isTrouble: boolean): string | undefined {
		if (!isTrouble) {
			this.#refused = 0;
			this.#unverified = 0;
		} else if (cause?.startsWith(accepted)) {
			this.#unverified++;
		} else {
			this.#refused++;
		}

		const troubles = this.#refused + this.#unverified;
		return troubles < mostTroubles ? undefined : `${troubles} in a row failed, the last because: ${cause ?? kind}`;
	}
}
