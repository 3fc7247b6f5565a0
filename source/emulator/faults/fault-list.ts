import {ChangeLog} from '../change-log.js';
import type {TargetTail} from '../target.js';
import type {Moment, OddEffect} from './odd-effect.js';

/**
What a fault does. `when` is `before-apply` when it is left out.

- `status`: answers with that code, and with `{code, message}` unless `body` is given. `retryAfter` is seconds, or a date as text. With `after-apply` it acts like a gateway that loses a good answer.
- `cut`: closes the connection without an answer.
- `hang`: never answers; the connection stays open until the client or the emulator closes it.
- `delay`: waits `ms` milliseconds, before the request takes effect or before its answer.
- `truncate`: announces the whole length of the true answer, sends half of its body, and closes the connection. The request has taken effect. When the answer has no body, the connection is closed without an answer. With `at: "headers"` the connection ends within the answer's headers.
- `html`: answers 200 with a login page, as a captive portal or a proxy does.
- `redirect`: answers with that code and a Location.
- `body`: answers with that code and exactly that body.
- The other kinds: see OddEffect.
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
Which requests a fault strikes. A field that is left out matches every request. The short paths of Clustered name no cluster, so a fault with a `clusterId` strikes none of them.

With `nth` the fault waits for the nth request that matches, counted from 1 since the fault was set, and strikes once. `times` says how often it strikes; without `times` and `nth` it always strikes.

`tokenId` may be `created`, for every token that a create made since the start. `afterChanges` matches once at least that many changes took effect since the fault was set, `beforeChanges` while fewer did. With a `tokenId` only changes of that token count, else with a `clusterId` only changes of that cluster, else all. A change whose answer was lost counts.
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
The parts of a request that faults match on.
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
A fault with its counts. `changesBefore` is how many changes there were when the fault was set, `seen` how many requests have matched since, `struck` how often the fault has struck.
*/
type Armed = {readonly fault: Fault; readonly changesBefore: number; seen: number; struck: number};

/**
The faults that are set, each with its own counts.
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
	Whether the number of changes since the fault was set fits `afterChanges` and `beforeChanges`.
	*/
	#isTriggered({fault, changesBefore}: Armed): boolean {
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
	Replaces all faults. Every count starts again at 0.
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
	Counts the request for every fault that matches it. Returns the first fault that is due, undefined when none is.
	*/
	take(subject: FaultSubject): Fault | undefined {
		let due: Armed | undefined;

		for (const armed of this.#armed) {
			const {nth, tokenId, times = nth === undefined ? Infinity : 1} = armed.fault.when;
			const isWanted = isMatch(armed.fault.when, subject) && (tokenId === undefined || this.#isToken(tokenId, subject.tokenId));
			if (!isWanted || !this.#isTriggered(armed)) {
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
