import type {DateHeader} from '../date-header.js';
import type {CreateOddity} from './create-oddity.js';

/**
What the documents leave open, or what services do against them. Without any of it the emulator follows the documents.
*/
export type ServiceOddities = {
	/**
	Whether a revoked token still names the grants that it had. Default `kept`. With `cleared` its permissions are `[]`, in the store too.
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
	How many looks at a created token miss it: each GET of it and each list counts as one. Where `activationLag` is given too, both have to be over. Default 0.
	*/
	readonly activationLooks?: number;
	/**
	What every create does wrong. Default: nothing.
	*/
	readonly createAs?: CreateOddity;
	/**
	Whether a create has to have, must not have, or may have the field `expirationType`. A create against it is answered with 400. Default `optional`.
	*/
	readonly expirationType?: 'optional' | 'required' | 'refused';
	/**
	The longest description, counted in code points. A longer one is answered with 400. Default: none.
	*/
	readonly descriptionLimit?: number;
	/**
	The same, counted in bytes of UTF-8.
	*/
	readonly descriptionBytes?: number;
	/**
	How answers are dated. A number is how many seconds the header is ahead of the emulator's clock. Default `right`.
	*/
	readonly date?: DateHeader;
	/**
	Seconds that the whole service's clock, the times of its tokens included, is ahead of `now`. Default 0.
	*/
	readonly clockOffset?: number;
	/**
	How ids are written in answers. A path names a token in either case. Default `lower`.
	*/
	readonly ids?: 'lower' | 'upper';
	/**
	Whether each permission in an answer has a field `id` too. Default false.
	*/
	readonly hasPermissionIds?: boolean;
	/**
	Adds the odd rows to the main cluster: one for each way in which a token can be told badly. Default false.
	*/
	readonly hasOddRows?: boolean;
};
