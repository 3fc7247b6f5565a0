import type {Renew} from '../../../profiles/read-again.js';
import type {Secret} from '../../../secrets/secret.js';

/**
A management token, what to say where the service refuses it, and how to get the next one without asking a person. The advice is raw.
*/
export type UsableSecret = {
	readonly secret: Secret;
	readonly advice: string;
	readonly renew?: Renew | undefined;
};
