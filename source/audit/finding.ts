import type {Severity} from '../tokens/severity.js';
import type {Mute} from './policy/policy.js';
import type {Raised} from './raised.js';
import type {Rule} from './rule.js';

/**
One token or database, and one rule that it breaks.
*/
export type Finding = Raised & {
	readonly rule: Rule;
	/**
	That of the policy, or else the rule's own.
	*/
	readonly severity: Severity;
	/**
	Set while the policy mutes the finding.
	*/
	readonly mute: Mute | undefined;
};
