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
	interrupted: 130,
} as const;
