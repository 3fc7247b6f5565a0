export type AuditRequest = {
	readonly tokens: number;
	readonly databases: number;
};

/**
Times are in milliseconds: `wall` as they passed, `cpu` those of the main thread.
*/
export type AuditCost = {readonly wall: number; readonly cpu: number};

export type AuditAnswer = {
	/**
	All rules, with the facts that they share, in a process that has done it before.
	*/
	readonly all: AuditCost;
	/**
	The same in a process that has done it never, as after the first key that asks for it.
	*/
	readonly first: AuditCost;
	/**
	The longest step of the first audit, in which no key is answered, in ms.
	*/
	readonly longestStep: number;
	/**
	The most CPU time of the main thread that one step took, in ms.
	*/
	readonly longestWork: number;
	/**
	Each rule alone, by its ID, with the facts at hand.
	*/
	readonly rules: Readonly<Record<string, AuditCost>>;
	readonly findings: number;
	/**
	The grants of all tokens.
	*/
	readonly grants: number;
	/**
	What the audit adds to the memory that is in use after garbage is collected, in MB.
	*/
	readonly kept: number;
	/**
	The most memory that the process used at once, in MB.
	*/
	readonly peak: number;
};
