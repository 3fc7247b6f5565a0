import type {Query} from '../../tokens/filter/query.js';
import type {Severity} from '../../tokens/severity.js';

/**
The numbers that rules compare with.
*/
export type Thresholds = {
	/**
	A token that expires within so many days is a finding.
	*/
	readonly expiresWithinDays: number;
	/**
	A token is old after so many days.
	*/
	readonly oldAfterDays: number;
	/**
	The longest lifetime of a token, in days from its creation to its expiry. Undefined where any is allowed.
	*/
	readonly maximumLifetimeDays: number | undefined;
	/**
	After how many days a suspended token is a finding, so that an admin revokes it or resumes it.
	*/
	readonly soakDays: number;
	/**
	How many days a due step of a rotation may wait.
	*/
	readonly rotationOverdueDays: number;
	/**
	A token with grants on more databases than this reaches many.
	*/
	readonly manyDatabases: number;
	/**
	So many tokens that were created within `burstMinutes` are a burst.
	*/
	readonly burstTokens: number;
	readonly burstMinutes: number;
};

/**
Hides one finding, or all findings of a rule where it names neither a token nor a database, until its end. A muted finding is still counted, apart from the others.
*/
export type Mute = {
	/**
	A rule's ID.
	*/
	readonly rule: string;
	/**
	In lower case.
	*/
	readonly tokenId?: string;
	readonly database?: string;
	/**
	Raw text of the policy.
	*/
	readonly reason: string;
	/**
	The last day on which it hides, `YYYY-MM-DD`, in UTC.
	*/
	readonly until: string;
};

/**
A rule of the policy's own: a token that matches the filter is a finding.
*/
export type CustomRule = {
	readonly id: string;
	readonly severity: Severity;
	/**
	Raw text of the policy.
	*/
	readonly sentence: string;
	/**
	Has no condition on findings, because those follow from it.
	*/
	readonly query: Query;
};

/**
What an organization wants of its tokens. `policy.toml` is read into it.
*/
export type Policy = {
	/**
	The file, or a word for where it came from. Undefined for the defaults. Raw text.
	*/
	readonly source: string | undefined;
	/**
	The first 12 hexadecimal digits of the SHA-256 of the file, or `defaults`.
	*/
	readonly version: string;
	readonly thresholds: Thresholds;
	/**
	The severity of a rule, by its ID, where it is not the rule's own.
	*/
	readonly severities: ReadonlyMap<string, Severity>;
	/**
	The IDs of the rules that are switched off.
	*/
	readonly off: ReadonlySet<string>;
	/**
	What a description has to match.
	*/
	readonly namingPattern: RegExp | undefined;
	/**
	Finds the owner in a description: the group `owner`, or else the first group, or else the whole match.
	*/
	readonly ownerPattern: RegExp | undefined;
	/**
	In lower case.
	*/
	readonly protectedIds: ReadonlySet<string>;
	readonly mutes: readonly Mute[];
	readonly customRules: readonly CustomRule[];
	/**
	Whether a create, an edit, a copy and a rotation that break the policy are refused; otherwise they are warned of.
	*/
	readonly isEnforced: boolean;
};

/**
The policy where there is no file. It has no naming pattern, no owner pattern and no maximum lifetime, because only an organization can know them.
*/
export const defaultPolicy: Policy = {
	source: undefined,
	version: 'defaults',
	thresholds: {
		expiresWithinDays: 14,
		oldAfterDays: 730,
		maximumLifetimeDays: undefined,
		soakDays: 14,
		rotationOverdueDays: 1,
		manyDatabases: 10,
		burstTokens: 10,
		burstMinutes: 1,
	},
	severities: new Map(),
	off: new Set(),
	namingPattern: undefined,
	ownerPattern: undefined,
	protectedIds: new Set(),
	mutes: [],
	customRules: [],
	isEnforced: false,
};
