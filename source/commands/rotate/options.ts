import type {RunOptions} from '../shared/change/change-tokens.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import type {SecretOptions} from '../shared/created/secret-target.js';

/**
The options of `rotate`. Without `next`, `undo` and `list` it begins a rotation.
*/
export type RotateOptions = RunOptions & ExistingOptions & SecretOptions & {
	readonly description?: string;
	readonly expiresAt?: string;
	readonly suspendOld?: boolean;
	/**
	How long the successor settles before the old token is suspended, as a person types it: `5m`.
	*/
	readonly settle?: string;
	/**
	How long the old token stays suspended before it is revoked, as a person types it: `7d`.
	*/
	readonly soak?: string;
	readonly force?: boolean;
	/**
	Whether a step may trust this machine's clock where it differs from the service's.
	*/
	readonly acceptClock?: boolean;
	readonly next?: boolean;
	readonly undo?: boolean;
	readonly list?: boolean;
};
