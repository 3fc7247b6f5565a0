import {crashCode} from '../../../terminal/crash-code.js';

/**
The exit codes of every command.
*/
export const exitCodes = {
	done: 0,
	/**
	Some of it failed, was skipped, or is unknown; or nothing of it may be done.
	*/
	notAll: 1,
	usage: 2,
	credentials: 3,
	/**
	The program stopped on an error of its own.
	*/
	crashed: crashCode,
	interrupted: 130,
} as const;
