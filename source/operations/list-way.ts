import type {DatabaseToken, ManagementApi} from '../api/types.js';
import type {ChangeProgress} from './change-progress.js';
import {describeChanges, isAsRequested} from './describe-changes.js';
import type {Claim, Gate} from './gate.js';
import type {TokenList} from './looked.js';
import {ageOf, momentOf, type Moment} from './moment.js';
import {requestedState} from './requested-state.js';
import {SeenList} from './seen-list.js';
import type {Change} from './types.js';
import type {Verified} from './verify.js';

// Milliseconds. An older list is replaced before it judges another token, so that the token's DELETE leaves well within `longestSight`.
const longestUse = 7000;

// Milliseconds. A list that takes longer than this is not cheaper than GETs.
const longestLoading = 2000;

type Options = {
	readonly api: Pick<ManagementApi, 'listTokens'>;
	readonly gate: Gate;
	readonly now: () => Date;
	readonly changes: readonly Change[];
	/**
	Whether lists judge tokens at all, see `isListCheaper`.
	*/
	readonly isCheaper: boolean;
};

type KeptList = {
	readonly seen: SeenList;
	/**
	Whether that it lacks a token shows that the token is gone.
	*/
	readonly isComplete: boolean;
};

/**
What a list shows of a token before its DELETE.
*/
export type ListedToken = {readonly live: DatabaseToken; readonly seenAt: Moment};

/**
Looks at the tokens of a long batch by lists of all tokens, in place of a GET of each token before and after its request.

A list can answer two questions with yes: before a revoke, whether the token is as it was confirmed; after the service accepted a request, whether the token is as requested. In every other case, also when the list could not be loaded, the run looks at the token by GET, because a GET asks for that token alone and now. A PATCH always follows a GET, because it would overwrite what someone else has changed since the list.

That a token is absent from a list counts as gone only if the list still has every live token of the first list that this run does not change. So an empty list, a part of one and the list of another cluster show nothing as gone.
*/
export class ListWay {
	readonly #options: Options;
	readonly #kept = new WeakMap<TokenList, KeptList>();
	#isOn: boolean;
	#latest: SeenList | undefined;
	#renewing: Promise<unknown> | undefined;
	#bystanders: readonly string[] = [];

	constructor(options: Options) {
		this.#options = options;
		this.#isOn = options.isCheaper;
	}

	// A list that could not be loaded, or took too long, is the last one that judges tokens. After a 401 or a 429 the next one does again.
	#keep(list: TokenList, seenAt: Moment): void {
		if (!list.ok) {
			this.#isOn &&= list.error.kind === 'unauthorized' || list.error.kind === 'rate-limited';
			return;
		}

		const {changes, now} = this.#options;
		const seen = new SeenList(list.value, seenAt, list.serverTime);
		this.#isOn &&= ageOf(seenAt, now) <= longestLoading;
		if (this.#latest === undefined) {
			const changed = new Set(changes.map(({token}) => token.id.toLowerCase()));
			this.#bystanders = seen.liveIds().filter(id => !changed.has(id));
		}

		if (this.#latest === undefined || seenAt.steady > this.#latest.seenAt.steady) {
			this.#latest = seen;
		}

		this.#kept.set(list, {seen, isComplete: this.#bystanders.length > 0 && seen.hasAll(this.#bystanders)});
	}

	async #renew(): Promise<void> {
		await this.load('may-withdraw');
		this.#renewing = undefined;
	}

	/**
	Whether lists judge tokens.
	*/
	get isOn(): boolean {
		return this.#isOn;
	}

	/**
	Loads the list of all tokens, and keeps it to judge tokens. Undefined when the claim was withdrawn and nothing was sent.
	*/
	async load(claim: Claim): Promise<TokenList | undefined> {
		const {api, gate, now} = this.#options;
		let seenAt = momentOf(now);
		const list = await gate.ask(claim, async () => {
			seenAt = momentOf(now);
			return api.listTokens();
		});
		if (this.#isOn && list !== undefined) {
			this.#keep(list, seenAt);
		}

		return list;
	}

	/**
	Looks for a token in the latest list, and loads another one first where that is too old. Gives the token if it is as it was confirmed and may be revoked. Undefined in every other case, and for a change that has been tried before: then the token is to be looked at by GET.
	*/
	async lookBefore({token, request}: Change, {operationId, lastProblem}: ChangeProgress): Promise<ListedToken | undefined> {
		if (!this.#isOn || request.kind !== 'revoke' || token.oddities !== undefined || operationId !== undefined || lastProblem !== undefined) {
			return undefined;
		}

		if (this.#latest === undefined || ageOf(this.#latest.seenAt, this.#options.now) > longestUse) {
			this.#renewing ??= this.#renew();
			await this.#renewing;
		}

		const seen = this.#latest;
		if (!this.#isOn || seen === undefined || ageOf(seen.seenAt, this.#options.now) > longestUse) {
			return undefined;
		}

		const live = seen.tokenOf(token.id);
		return live === undefined || live.revokedAt !== undefined || describeChanges(token, live) !== undefined ? undefined : {live, seenAt: seen.seenAt};
	}

	/**
	What a list, which was loaded after the service had accepted the change, shows of its token. Undefined if it does not show the token as requested: then the token is to be looked at by GET.
	*/
	judge(change: Change, list: TokenList): Verified | undefined {
		const kept = this.#kept.get(list);
		if (kept === undefined) {
			return undefined;
		}

		const {seen, isComplete} = kept;
		const {serverTime} = seen;
		const {id} = change.token;
		const token = seen.tokenOf(id);
		const requested = requestedState(change);
		if (requested !== undefined) {
			return token !== undefined && token.revokedAt === undefined && isAsRequested(requested, token) ? {kind: 'live', token, serverTime} : undefined;
		}

		if (token?.revokedAt !== undefined) {
			return {kind: 'gone', how: 'marked-revoked', serverTime};
		}

		return isComplete && seen.isWithout(id) ? {kind: 'gone', how: 'gone', serverTime} : undefined;
	}
}
