import {ChangeLog} from '../change-log.js';
import type {TargetTail} from '../target.js';
import type {Moment, OddEffect} from './odd-effect.js';

/**
What a fault does. `when` is `before-apply` where it is left out.

- `status`: answers that code, with `{code, message}` unless `body` is given. `retryAfter` is seconds, or a date as text. With `after-apply` it is a gateway that loses a good answer.
- `cut`: closes the connection without an answer.
- `hang`: never answers; the connection stays open until the client or the emulator closes it.
- `delay`: waits `ms` milliseconds, before the request takes effect or before its answer.
- `truncate`: announces the true answer's whole length, sends half of it, and closes the connection. The request has taken effect. An answer without a body is cut. With `at: "headers"` the connection ends within the answer's headers.
- `html`: 200 with a login page, as a captive portal or a proxy gives.
- `redirect`: that code and a Location.
- `body`: that code with exactly that body.
- the odd ones: see OddEffect.
*/
export type FaultEffect = OddEffect
	| {
		readonly kind: 'status';
		readonly status: number;
		readonly body?: unknown;
		readonly retryAfter?: number | string;
		readonly headers?: Readonly<Record<string, string>>;
		readonly when?: Moment;
	}
	| {readonly kind: 'cut'; readonly when: Moment}
	| {readonly kind: 'hang'; readonly when: Moment}
	| {readonly kind: 'delay'; readonly ms: number; readonly when?: Moment}
	| {readonly kind: 'truncate'; readonly at?: 'headers' | 'body'}
	| {readonly kind: 'html'; readonly when?: Moment}
	| {readonly kind: 'redirect'; readonly status: number; readonly location: string; readonly when?: Moment}
	| {readonly kind: 'body'; readonly status: number; readonly contentType: string; readonly body: string; readonly when?: Moment};

/**
Which requests a fault strikes; what is left out matches everything. The short paths of Clustered name no cluster: a fault with a `clusterId` strikes none of them. With `nth` it waits for the nth request that matches, counted from 1 since the fault was set, and strikes once. `times` says how often it strikes: unlimited without it and without `nth`.

`tokenId` may be `created`, for a token that a create made since the start. `afterChanges` matches once at least that many changes took effect since the fault was set, `beforeChanges` while fewer did: changes of that token where `tokenId` is given, else of that cluster where `clusterId` is, else all. A change whose answer was lost counts.
*/
export type FaultCondition = {
	readonly method?: string;
	readonly path?: TargetTail;
	readonly clusterId?: string;
	readonly tokenId?: string;
	readonly afterChanges?: number;
	readonly beforeChanges?: number;
	readonly nth?: number;
	readonly times?: number;
};

export type Fault = {
	readonly name?: string;
	readonly when: FaultCondition;
	readonly do: FaultEffect;
};

/**
What faults match on.
*/
export type FaultSubject = {
	readonly method: string;
	readonly tail?: TargetTail;
	readonly clusterId?: string;
	readonly tokenId?: string;
};

const isSameId = (id: string, other: string | undefined): boolean => id.toLowerCase() === other?.toLowerCase();

const isMatch = (condition: FaultCondition, subject: FaultSubject): boolean =>
	(condition.method === undefined || condition.method.toUpperCase() === subject.method)
	&& (condition.path === undefined || condition.path === subject.tail)
	&& (condition.clusterId === undefined || condition.clusterId === subject.clusterId);

/**
A fault that is set, with its count. `changesBefore` is how many changes there were when it was set.
*/
type Armed = {readonly fault: Fault; readonly changesBefore: number; seen: number; struck: number};

/**
The faults that are armed, each with its own count.
*/
export class FaultList {
	#armed: Armed[] = [];
	readonly #changes: ChangeLog;

	constructor(faults: readonly Fault[] = [], changes = new ChangeLog()) {
		this.#changes = changes;
		this.set(faults);
	}

	#isToken(wanted: string, tokenId: string | undefined): boolean {
		return wanted === 'created' ? tokenId !== undefined && this.#changes.isCreated(tokenId) : isSameId(wanted, tokenId);
	}

	/**
	Whether as many changes took effect as the fault waits for.
	*/
	#isItsTime({fault, changesBefore}: Armed): boolean {
		const {
			afterChanges = 0, beforeChanges = Infinity, tokenId, clusterId,
		} = fault.when;
		if (afterChanges === 0 && beforeChanges === Infinity) {
			return true;
		}

		const {length} = this.#changes.entries.slice(changesBefore).filter(change => tokenId === undefined
			? clusterId === undefined || clusterId === change.clusterId
			: this.#isToken(tokenId, change.tokenId));
		return length >= afterChanges && length < beforeChanges;
	}

	/**
	Replaces all faults; every count starts again.
	*/
	set(faults: readonly Fault[]): void {
		this.#armed = [];
		for (const fault of faults) {
			this.add(fault);
		}
	}

	add(fault: Fault): void {
		this.#armed.push({
			fault, changesBefore: this.#changes.entries.length, seen: 0, struck: 0,
		});
	}

	/**
	Counts the request for every fault that matches it, and gives the first one that is due.
	*/
	take(subject: FaultSubject): Fault | undefined {
		let due: Armed | undefined;

		for (const armed of this.#armed) {
			const {nth, tokenId, times = nth === undefined ? Infinity : 1} = armed.fault.when;
			const isWanted = isMatch(armed.fault.when, subject) && (tokenId === undefined || this.#isToken(tokenId, subject.tokenId));
			if (!isWanted || !this.#isItsTime(armed)) {
				continue;
			}

			armed.seen++;
			due ??= armed.seen >= (nth ?? 1) && armed.struck < times ? armed : undefined;
		}

		if (due) {
			due.struck++;
		}

		return due?.fault;
	}
}
