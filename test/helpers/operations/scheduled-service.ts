import type fc from 'fast-check';
import {ApiError, type ApiErrorKind} from '../../../source/api/api-error.js';
import type {
	Answer,
	DatabaseToken,
	ManagementApi,
	TokenChanges,
} from '../../../source/api/types.js';
import {isAsRequested} from '../../../source/operations/describe-changes.js';

/**
What the service does with one request: makes the change and answers; loses the request before it is applied, or the answer after; applies it late, after a timeout; or answers with an error of this kind.
*/
export type Reaction = 'fine' | 'lost-before' | 'lost-after' | 'late' | ApiErrorKind;

function isRead(method: string): boolean {
	return method === 'GET' || method === 'LIST';
}

/**
A service in memory. The scheduler decides when each request arrives and when its answer does. `reactions` has the reaction for each request by its number; further requests are `fine`.
*/
export class ScheduledService {
	#requests = 0;
	#changing = 0;
	#reading = 0;
	readonly #confirmed: ReadonlyMap<string, DatabaseToken>;
	readonly revoked = new Set<string>();
	readonly log: string[] = [];
	readonly effective: string[] = [];
	readonly patched = new Set<string>();
	readonly tokens: Map<string, DatabaseToken>;
	readonly late: Array<() => void> = [];
	mostOnWire = 0;
	mostChanging = 0;
	mostReading = 0;

	/**
	`onRequest` is called for each request before it arrives, with its number from 0.
	*/
	constructor(tokens: readonly DatabaseToken[], readonly scheduler: fc.Scheduler, readonly reactions: readonly Reaction[], readonly onRequest: (nth: number) => void) {
		this.tokens = new Map(tokens.map(token => [token.id, token]));
		this.#confirmed = new Map(this.tokens);
	}

	#react<Value>(what: Reaction, method: string, act: () => Answer<Value>): Answer<Value> {
		const fail = (kind: ApiErrorKind, isLost = false): Answer<Value> => ({
			ok: false,
			error: new ApiError(kind, `${kind}. Do something.`, {isOutcomeUnknown: isLost && !isRead(method)}),
		});
		switch (what) {
			case 'fine': {
				return act();
			}

			case 'lost-before': {
				return fail('connection', true);
			}

			case 'lost-after': {
				act();
				return fail('timeout', true);
			}

			case 'late': {
				if (!isRead(method)) {
					this.late.push(() => {
						act();
					});
				}

				return fail('timeout', true);
			}

			default: {
				return fail(what);
			}
		}
	}

	/**
	What a GET of the token tells. An error says nothing about the token, except that it was not found.
	*/
	#seen(id: string, answer: Answer<DatabaseToken>): 'as-confirmed' | 'otherwise' | 'unanswered' {
		if (answer.ok) {
			return isAsRequested(this.#confirmed.get(id)!, answer.value) ? 'as-confirmed' : 'otherwise';
		}

		return answer.error.kind === 'not-found' ? 'otherwise' : 'unanswered';
	}

	#count(method: string, more: 1 | -1): void {
		if (isRead(method)) {
			this.#reading += more;
		} else {
			this.#changing += more;
		}

		this.mostReading = Math.max(this.mostReading, this.#reading);
		this.mostChanging = Math.max(this.mostChanging, this.#changing);
		this.mostOnWire = Math.max(this.mostOnWire, this.#reading + this.#changing);
	}

	async serve<Value>(method: 'GET' | 'LIST' | 'DELETE' | 'PATCH', id: string, act: () => Answer<Value>): Promise<Answer<Value>> {
		const nth = this.#requests++;
		if (!isRead(method)) {
			this.log.push(`${method} ${id}`);
		}

		this.#count(method, 1);
		this.onRequest(nth);
		await this.scheduler.schedule(Promise.resolve(), `${method} arrives`);
		const what = this.reactions[nth] ?? 'fine';
		const answer = this.#react(what, method, act);
		await this.scheduler.schedule(Promise.resolve(), `${method} answered`);
		this.#count(method, -1);
		return answer;
	}

	revoke(id: string): boolean {
		if (this.revoked.has(id)) {
			return false;
		}

		this.revoked.add(id);
		this.effective.push(id);
		return true;
	}

	patch(id: string, changes: TokenChanges): DatabaseToken {
		const token = {...this.tokens.get(id)!, ...changes};
		this.tokens.set(id, token);
		this.patched.add(id);
		return token;
	}

	/**
	The service as the engine calls it.
	*/
	api(): ManagementApi {
		const unused = async () => {
			throw new Error('the engine only lists, gets, updates and revokes');
		};

		return {
			isReadOnly: false,
			tokenEnd: () => undefined,
			// A GET of a token may be wrong and the list may fail, but a list that arrives is true.
			listTokens: async () => {
				const list = await this.serve('LIST', 'all', (): Answer<readonly DatabaseToken[]> => ({
					ok: true, value: this.tokens.values().filter(({id}) => !this.revoked.has(id)).toArray(), serverTime: undefined,
				}));
				for (const token of list.ok ? list.value : []) {
					this.log.push(`LIST ${token.id} ${isAsRequested(this.#confirmed.get(token.id)!, token) ? 'as-confirmed' : 'otherwise'}`);
				}

				return list;
			},
			createToken: unused,
			listDatabases: unused,
			getToken: async id => {
				const answer = await this.serve('GET', id, (): Answer<DatabaseToken> => this.revoked.has(id)
					? {ok: false, error: new ApiError('not-found', 'Gone.')}
					: {ok: true, value: this.tokens.get(id)!, serverTime: undefined});
				this.log.push(`GET ${id} ${this.#seen(id, answer)}`);
				return answer;
			},
			updateToken: async (id, changes) => this.serve('PATCH', id, () => ({ok: true, value: this.patch(id, changes), serverTime: undefined})),
			revokeToken: async id => this.serve('DELETE', id, () => this.revoke(id)
				? {ok: true, value: undefined, serverTime: undefined}
				: {ok: false, error: new ApiError('not-found', 'Gone.')}),
		};
	}
}
