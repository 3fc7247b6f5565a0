import {asCause} from './as-cause.js';
import {waitByClock, type Wait} from './back-off.js';
import type {ChangeOptions} from './change-options.js';
import {changeOne} from './change-one.js';
import {noProgress, type ChangeProgress} from './change-progress.js';
import {createChangeRecord, type ChangeRecord} from './change-record.js';
import type {ChangeEnding} from './ending.js';
import {Gate} from './gate.js';
import {withoutRefusedMark} from './refused-mark.js';
import {
	finishedState,
	initialRunState,
	atStage,
	withResult,
} from './run-state.js';
import {isListCheaper} from './is-list-cheaper.js';
import {ListWay} from './list-way.js';
import {SharedList} from './shared-list.js';
import type {
	TrackedChange,
	ChangeRunState,
	Change,
} from './types.js';
import {TroubleCount} from './trouble-count.js';
import {withoutRepeats} from './without-repeats.js';

/**
How many changes are worked on at once: enough for every lane of the gate, of which each change needs one after the other.
*/
function mostInFlight(width: number): number {
	return width === 1 ? 1 : 4 * width;
}

/**
How many changes wait before a list is loaded for them: the more, the longer the list, but not so many that a killed program leaves all of a batch without an outcome.
*/
function sliceOf(listLength: number | undefined): number {
	return Math.min(500, Math.max(50, Math.ceil((listLength ?? 0) / 4)));
}

/**
Gives the changes of one run their turns, and keeps the state of the run.
*/
export class ChangeRunner {
	readonly #options: ChangeOptions & {readonly now: () => Date; readonly wait: Wait};
	readonly #changes: readonly Change[];
	readonly #record: ChangeRecord;
	readonly #gate: Gate;
	readonly #list: SharedList;
	readonly #listWay: ListWay;
	// Indexes of the changes that wait for a turn, in their order.
	readonly #queue: number[];
	readonly #troubles = new TroubleCount();
	readonly #progress = new Map<number, ChangeProgress>();
	readonly #finished = Promise.withResolvers<readonly TrackedChange[]>();
	#state: ChangeRunState;
	// How many changes are neither waiting nor done.
	#begun = 0;
	// Whether the journal has the whole batch, so that requests may leave.
	#isBegun = false;
	#isEnding = false;

	constructor(options: ChangeOptions) {
		const {api, journal, context, concurrency = 4, now = () => new Date(), wait = waitByClock} = options;
		this.#options = {...options, now, wait};
		this.#changes = withoutRepeats(options.changes);
		this.#record = createChangeRecord(journal, context);
		this.#queue = this.#changes.map((_, index) => index);
		this.#state = initialRunState(this.#changes);
		this.#gate = new Gate({
			width: concurrency,
			now,
			wait,
			tokenEnd: () => this.#changes.length > 1 ? api.tokenEnd() : undefined,
			onChange: () => {
				this.#gateChanged();
			},
		});
		const {listLength, findObstacle} = options;
		this.#listWay = new ListWay({
			api, gate: this.#gate, now, changes: this.#changes, isCheaper: findObstacle === undefined && isListCheaper(this.#changes, listLength),
		});
		this.#list = new SharedList({
			load: async () => (await this.#listWay.load('must-finish'))!,
			mostWaiting: sliceOf(listLength),
			wait,
			onWaiting: () => {
				this.#pump();
			},
		});
	}

	#update(changes: Partial<ChangeRunState>): void {
		this.#state = {...this.#state, ...changes, inFlight: this.#inFlight};
		this.#options.onChange?.(this.#state);
	}

	// Changes that wait for the list have no request on the wire.
	get #inFlight(): number {
		return this.#begun - this.#list.waiting;
	}

	#gateChanged(): void {
		const {pausedFor, stoppedFor} = this.#gate;
		if (!this.#state.isFinished && (pausedFor !== this.#state.pausedFor || stoppedFor !== this.#state.stoppedFor)) {
			this.#update({pausedFor, stoppedFor, isStopping: stoppedFor !== undefined});
		}

		this.#pump();
	}

	// Begins as many turns as the gate lets through, loads the list when nothing else can go on, and finishes the run.
	#pump(): void {
		if (!this.#isBegun || this.#isEnding) {
			return;
		}

		while (this.#gate.isClear && this.#inFlight < mostInFlight(this.#gate.width)) {
			const index = this.#queue.shift();
			if (index === undefined) {
				break;
			}

			void this.#begin(index);
		}

		if (this.#gate.stoppedFor !== undefined && this.#gate.pausedFor === undefined) {
			this.#verifyRefused();
		}

		if (this.#list.waiting > 0 && this.#inFlight === 0) {
			this.#list.loadNow();
		}

		if (this.#begun > 0 || (this.#queue.length > 0 && this.#gate.stoppedFor === undefined)) {
			return;
		}

		this.#isEnding = true;
		void this.#finish();
	}

	async #begin(index: number): Promise<void> {
		const {api, now, wait, findObstacle} = this.#options;
		const progress = this.#progress.get(index) ?? noProgress;
		const change = withoutRefusedMark(this.#changes[index]!, progress);
		this.#begun++;
		try {
			const ending = await changeOne({
				change,
				api,
				record: this.#record,
				gate: this.#gate,
				list: this.#list,
				listWay: this.#listWay,
				now,
				wait,
				findObstacle,
				onAccepted: () => {
					this.#troubles.accept();
				},
				onStage: stage => {
					this.#update({changes: atStage(this.#state, index, change, stage)});
				},
			}, progress);
			this.#end(index, change, ending);
		} catch (error) {
			// A programming error: nothing more is sent, and whoever waits for the results gets the error.
			this.#gate.stop({kind: 'failures', message: 'the program failed'});
			this.#finished.reject(error);
		}
	}

	#end(index: number, change: Change, ending: ChangeEnding): void {
		this.#begun--;
		if (ending.kind === 'withdrawn') {
			this.#progress.set(index, ending.progress);
			this.#queue.push(index);
			this.#queue.sort((one, other) => one - other);
			this.#update({changes: atStage(this.#state, index, change, 'waiting')});
		} else {
			const {result, isTrouble} = ending;
			this.#update(withResult(this.#state, index, change, result));
			const message = this.#troubles.end(result, isTrouble);
			if (message !== undefined) {
				this.#gate.stop({kind: 'failures', message});
			}
		}

		this.#pump();
	}

	// After a stop, what was sent is looked at once more, although nothing more is sent.
	#verifyRefused(): void {
		const refused = this.#queue.filter(index => this.#progress.get(index)?.operationId !== undefined);
		for (const index of refused) {
			this.#queue.splice(this.#queue.indexOf(index), 1);
			void this.#begin(index);
		}
	}

	async #finish(): Promise<void> {
		this.#gate.close();
		this.#list.close();
		const finished = finishedState(this.#state, {stop: this.#gate.stoppedFor, progress: this.#progress, at: this.#options.now()});
		try {
			await this.#record.end(finished.changes.filter(({result}) => result?.kind === 'not-started'));
		} catch (error) {
			this.#finished.reject(error);
			return;
		}

		this.#update(finished);
		this.#finished.resolve(this.#state.changes);
	}

	async #beginBatch(): Promise<void> {
		const written = await this.#record.begin(this.#changes);
		this.#isBegun = true;
		if (!written.ok) {
			this.#gate.stop({kind: 'failures', message: `${asCause(written.message)}; nothing was sent`});
		}

		this.#pump();
	}

	get state(): ChangeRunState {
		return this.#state;
	}

	get finished(): Promise<readonly TrackedChange[]> {
		return this.#finished.promise;
	}

	start(): void {
		if (this.#options.api.isReadOnly) {
			this.#isBegun = true;
			this.#gate.stop({kind: 'read-only', message: 'read-only is on, so nothing was sent'});
			this.#pump();
			return;
		}

		void (async () => {
			try {
				await this.#beginBatch();
			} catch (error) {
				// A programming error, see `#begin`.
				this.#finished.reject(error);
			}
		})();
	}

	stop(): void {
		this.#gate.stop({kind: 'asked', message: 'stopped before its turn'});
	}

	resume(): void {
		this.#gate.resume();
	}
}
