import type {TargetTail} from './target.js';

/**
Whether a fault strikes instead of the request's effect, or once the store has really changed.
*/
export type Moment = 'before-apply' | 'after-apply';

/**
What a fault does. `when` is `before-apply` where it is left out.

- `status`: answers that code, with `{code, message}` unless `body` is given. `retryAfter` is seconds, or a date as text. With `after-apply` it is a gateway that loses a good answer.
- `cut`: closes the connection without an answer.
- `hang`: never answers; the connection stays open until the client or the emulator closes it.
- `delay`: waits `ms` milliseconds, before the request takes effect or before its answer.
- `truncate`: announces the true answer's whole length, sends half of it, and closes the connection. The request has taken effect. An answer without a body is cut.
- `html`: 200 with a login page, as a captive portal or a proxy gives.
- `redirect`: that code and a Location.
- `body`: that code with exactly that body.
*/
export type FaultEffect =
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
	| {readonly kind: 'truncate'}
	| {readonly kind: 'html'}
	| {readonly kind: 'redirect'; readonly status: number; readonly location: string}
	| {readonly kind: 'body'; readonly status: number; readonly contentType: string; readonly body: string};

/**
Which requests a fault strikes; what is left out matches everything. The short paths of Clustered name no cluster: a fault with a `clusterId` strikes none of them. With `nth` it waits for the nth request that matches, counted from 1 since the fault was set, and strikes once. `times` says how often it strikes: unlimited without it and without `nth`.
*/
export type FaultCondition = {
	readonly method?: string;
	readonly path?: TargetTail;
	readonly clusterId?: string;
	readonly tokenId?: string;
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

const isMatch = (condition: FaultCondition, subject: FaultSubject): boolean =>
	(condition.method === undefined || condition.method.toUpperCase() === subject.method)
	&& (condition.path === undefined || condition.path === subject.tail)
	&& (condition.clusterId === undefined || condition.clusterId === subject.clusterId)
	&& (condition.tokenId === undefined || condition.tokenId === subject.tokenId);

/**
The faults that are armed, each with its own count.
*/
export class FaultList {
	#armed: Array<{readonly fault: Fault; seen: number; struck: number}> = [];

	constructor(faults: readonly Fault[] = []) {
		this.set(faults);
	}

	/**
	Replaces all faults; every count starts again.
	*/
	set(faults: readonly Fault[]): void {
		this.#armed = faults.map(fault => ({fault, seen: 0, struck: 0}));
	}

	add(fault: Fault): void {
		this.#armed.push({fault, seen: 0, struck: 0});
	}

	/**
	Counts the request for every fault that matches it, and gives the first one that is due.
	*/
	take(subject: FaultSubject): Fault | undefined {
		let due: {readonly fault: Fault; struck: number} | undefined;

		for (const armed of this.#armed) {
			const {nth, times = nth === undefined ? Infinity : 1} = armed.fault.when;
			if (!isMatch(armed.fault.when, subject)) {
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
