import type {Permission} from '../api/types.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';
import {inSteps} from './in-steps.js';

/**
A list of grants, and the tokens that have it. Tokens of one answer share equal lists, so that what depends on the grants alone is worked out once for each list.
*/
export type GrantList = {
	/**
	Its place among the lists, from 0.
	*/
	readonly index: number;
	readonly permissions: readonly Permission[];
	/**
	The numbers of its grants (`FoldedGrant`), each once, the smallest first.
	*/
	readonly numbers: readonly number[];
	/**
	In the order of the tokens.
	*/
	readonly entries: readonly TokenEntry[];
};

/**
A grant, and the lists that have it, each once.
*/
export type GrantHolders = {
	readonly permission: Permission;
	readonly lists: readonly GrantList[];
};

export type GrantLists = {
	readonly lists: readonly GrantList[];
	/**
	The different grants, by action and resource. A cluster has few of them beside its tokens, so that a rule that asks about a grant asks seldom.
	*/
	readonly grants: readonly GrantHolders[];
	/**
	The list of one of the tokens.
	*/
	readonly listOf: (entry: TokenEntry) => GrantList;
	/**
	The grants by their number, as far as a token has them.
	*/
	readonly permissions: ReadonlyArray<Permission | undefined>;
};

type GrowingList = GrantList & {
	readonly grants: TokenEntry['grants'];
	readonly numbers: number[];
	readonly entries: TokenEntry[];
};

type GrowingHolders = GrantHolders & {readonly lists: GrowingList[]};

/**
Groups tokens by their lists of grants, and the lists by their grants.

@yields Nothing: a key can be answered before it goes on.
*/
export function * grantListsInSteps(entries: readonly TokenEntry[]): Generator<undefined, GrantLists> {
	const known = new Map<TokenEntry['grants'], GrowingList>();
	const lists: GrowingList[] = [];
	const byPosition: GrowingList[] = [];
	yield * inSteps(entries, entry => {
		const {grants, position, token: {permissions}} = entry;
		let list = known.get(grants);
		if (!list) {
			list = {
				index: lists.length, grants, permissions, numbers: [], entries: [],
			};
			known.set(grants, list);
			lists.push(list);
		}

		list.entries.push(entry);
		byPosition[position] = list;
	});

	const holders = yield * holdersOfGrants(lists);
	return {
		lists,
		grants: holders.filter(holder => holder !== undefined),
		listOf: ({position}) => byPosition[position]!,
		permissions: holders.map(holder => holder?.permission),
	};
}

/**
The lists by the numbers of their grants. Fills in the numbers of the lists, which need no sort because the grants come in the order of their numbers.

@yields Nothing: a key can be answered before it goes on.
*/
function * holdersOfGrants(lists: readonly GrowingList[]): Generator<undefined, ReadonlyArray<GrowingHolders | undefined>> {
	const byNumber: Array<GrowingHolders | undefined> = [];
	yield * inSteps(lists, list => {
		let index = 0;
		for (const {number} of list.grants) {
			const holders = byNumber[number];
			if (!holders) {
				byNumber[number] = {permission: list.permissions[index]!, lists: [list]};
			} else if (holders.lists.at(-1) !== list) {
				holders.lists.push(list);
			}

			index++;
		}
	});

	let number = 0;
	yield * inSteps(byNumber, holders => {
		for (const {numbers} of holders?.lists ?? []) {
			numbers.push(number);
		}

		number++;
	});

	return byNumber;
}
