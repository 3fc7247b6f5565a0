import type {DatabaseToken} from '../../api/types.js';
import type {Audit} from '../../audit/run-audit.js';
import type {Score} from '../../audit/score.js';
import type {PolicyInForce} from '../../settings/policy-file.js';
import type {FindingsOfTokens, OwnerOf} from '../../tokens/filter/findings/finding-answer.js';
import type {AuditPlace} from './audit-place.js';

/**
The audit of the open cluster. It is worked out only while something needs it, and again when the tokens, the databases, the journal or the policy change.
*/
export type AuditView = {
	/**
	`none` before anything has needed it, `working` while it is worked out, `ready` where it fits what is loaded.
	*/
	readonly status: 'none' | 'working' | 'ready';
	/**
	The last one that was worked out. While a new one is worked out it is of the load before. Undefined before the first.
	*/
	readonly audit: Audit | undefined;
	/**
	That of `audit`.
	*/
	readonly score: Score | undefined;
	/**
	The findings by token, for the filter and the column of the list. They are of the tokens of `audit` alone. Undefined as long as `audit` is.
	*/
	readonly findings: FindingsOfTokens | undefined;
	/**
	Finds the owner in a description by the policy's pattern. Undefined without an audit or a pattern.
	*/
	readonly ownerOf: OwnerOf | undefined;
	/**
	The policy that is in force, and what is wrong with its file. Undefined until something needs it.
	*/
	readonly policy: PolicyInForce | undefined;
	/**
	Reads the policy again, after its file was changed.
	*/
	readonly rereadPolicy: () => void;
	/**
	Why it is not known what was seen last. Raw.
	*/
	readonly lookProblem: string | undefined;
	/**
	Keeps the tokens as they are loaded now as seen, so that later changes of others are findings. Gives whether that was done, and a sentence where something has to be said, raw. Undefined while the list is loading.
	*/
	readonly markSeen: (() => Promise<{readonly ok: boolean; readonly message: string}>) | undefined;
	/**
	Says that something needs the audit from now on. Gives the function that says that it needs it no longer.
	*/
	readonly need: () => () => void;
	/**
	The audit as it would be with other tokens, with everything else as in the present one. Undefined where `signal` is aborted, where nothing is worked out yet, and for so many tokens that it would hold up keys.
	*/
	readonly foresee: (tokens: readonly DatabaseToken[], signal: AbortSignal) => Promise<Audit | undefined>;
	readonly place: AuditPlace;
	readonly setPlace: (place: AuditPlace) => void;
};
