import type {Severity} from '../severity.js';
import type {TokenStatus} from '../status.js';

/**
A parsed filter. A token matches when every term is true of it. A query without terms matches every token.
*/
export type Query = {
	readonly terms: readonly Term[];
};

export type Term = {
	/**
	`!`: negates the whole condition, with all its alternatives.
	*/
	readonly isNegated: boolean;
	readonly condition: Condition;
};

/**
The condition of a term. A list holds alternatives, one of which has to be true. Lists are never empty, and neither are the texts in them.
*/
export type Condition =
	| {readonly kind: 'text'; readonly texts: readonly string[]}
	| {readonly kind: 'database'; readonly names: readonly string[]} // `*` is the grant on all databases
	| {readonly kind: 'exact-database'; readonly names: readonly string[]} // Whole names, in their case
	| {readonly kind: 'can'; readonly access: Access; readonly names: readonly string[]} // Whole names, in their case; a grant on all databases counts too
	| {readonly kind: 'action'; readonly actions: readonly string[]}
	| {readonly kind: 'status'; readonly statuses: readonly FilterStatus[]} // `odd` is a token that does not fit the schema, with any status
	| {readonly kind: 'wildcard'; readonly accesses: readonly Access[]}
	| {readonly kind: 'missing-database'}
	| {readonly kind: 'id'; readonly prefixes: readonly string[]} // Lower case
	| {readonly kind: 'dates'; readonly field: DateField; readonly ranges: readonly DateRange[]}
	| {readonly kind: 'date-limit'; readonly field: DateField; readonly operator: Comparison; readonly date: string}
	| {readonly kind: 'age'; readonly operator: Comparison; readonly length: Length}
	| {readonly kind: 'expires'; readonly operator: Comparison; readonly length: Length}
	| {readonly kind: 'never-expires'}
	| {readonly kind: 'suspended'; readonly operator: Comparison; readonly length: Length}
	| {readonly kind: 'grants'; readonly operator: Comparison | '='; readonly count: number}
	| {readonly kind: 'finding'; readonly rules: readonly string[]} // IDs of the audit's rules; `any` is each of them
	| {readonly kind: 'no-finding'}
	| {readonly kind: 'severity'; readonly severities: readonly Severity[]}
	| {readonly kind: 'severity-limit'; readonly operator: Comparison; readonly severity: Severity} // `>` is worse
	| {readonly kind: 'muted'; readonly isMuted: boolean}
	| {readonly kind: 'owner'; readonly names: readonly string[]}
	| {readonly kind: 'no-owner'};

export type Comparison = '>' | '>=' | '<' | '<=';

export type FilterStatus = TokenStatus | 'odd';

export type Access = 'read' | 'write' | 'any';

/**
The times of a token that can be compared with a date. `suspended` is the start of the day in the mark of a suspended token.
*/
export type DateField = 'created' | 'expires' | 'suspended';

/**
A length of time as it was typed: hours, days, weeks, months of 30 days, years of 365 days.
*/
export type Length = {
	readonly amount: number;
	readonly unit: LengthUnit;
};

export type LengthUnit = 'h' | 'd' | 'w' | 'm' | 'y';

/**
From the start of one year, month or day (`2025`, `2025-03`, `2025-03-01`) to the end of another, in UTC. One end may be open.
*/
export type DateRange =
	| {readonly from: string; readonly to: string | undefined}
	| {readonly from: undefined; readonly to: string};

/**
A mistake in a filter, and its place as UTF-16 offsets into the text, `end` exclusive. The message may hold text that was typed: pass it through `display()` before it is shown.
*/
export type FilterError = {
	readonly message: string;
	readonly start: number;
	readonly end: number;
};
