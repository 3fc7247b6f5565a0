import type {DateHeader} from '../date-header.js';
import type {CreateOddity} from './create-oddity.js';

/**
Choices where the documents leave something open, and ways in which services differ from the documents. Without any of them the emulator follows the documents.
*/
export type ServiceOddities = {
	/**
	Whether a revoked token still has its grants. Default `kept`. With `cleared` its permissions are `[]`, in the store too.
	*/
	readonly revokedGrants?: 'kept' | 'cleared';
	/**
	The answer to a DELETE of a token that is revoked. Default 404.
	*/
	readonly secondDelete?: 204 | 404 | 409;
	/**
	Milliseconds until a created token is found by GET and in lists. PATCH and DELETE find it at once. Default 0.
	*/
	readonly activationLag?: number;
	/**
	How many reads miss a created token: each GET of it and each list counts as one. When `activationLag` is given too, both have to be over. Default 0.
	*/
	readonly activationLooks?: number;
	/**
	The oddity that every create gets. Default: none.
	*/
	readonly createAs?: CreateOddity;
	/**
	Whether a create has to have, must not have, or may have the field `expirationType`. Other creates are answered with 400. Default `optional`.
	*/
	readonly expirationType?: 'optional' | 'required' | 'refused';
	/**
	The longest description, in code points. A longer one is answered with 400. Default: no limit.
	*/
	readonly descriptionLimit?: number;
	/**
	The longest description, in bytes of UTF-8. A longer one is answered with 400. Default: no limit.
	*/
	readonly descriptionBytes?: number;
	/**
	The `Date` header of answers. A number is how many seconds it is ahead of the emulator's clock. Default `right`.
	*/
	readonly date?: DateHeader;
	/**
	How many seconds the clock of the whole service, and with it the times of its tokens, is ahead of `now`. Default 0.
	*/
	readonly clockOffset?: number;
	/**
	The case of ids in answers. A path may name a token in either case. Default `lower`.
	*/
	readonly ids?: 'lower' | 'upper';
	/**
	Whether each permission in an answer has a field `id` too. Default false.
	*/
	readonly hasPermissionIds?: boolean;
	/**
	Adds the odd rows to the main cluster: one for each way in which a service can send a token wrongly. Default false.
	*/
	readonly hasOddRows?: boolean;
};
