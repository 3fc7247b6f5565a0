import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {GrantLists} from '../../grant-lists.js';
import type {GrantSet, GrantSets} from '../../grant-sets.js';
import {inSteps} from '../../in-steps.js';
import {isCoverable} from '../is-coverable.js';

/**
How many of the sets that have a grant are compared, the largest first, so that the cost grows with the number of sets and not with its square.
*/
export const mostCompared = 50;

/**
The sets that have a grant, the largest first.
*/
type Holders = {
	readonly sets: GrantSet[];
	/**
	A mask for each set (`maskOf`), with every bit where the set has a `*`. Most sets are ruled out by their mask alone.
	*/
	readonly masks: number[];
};

/**
The sets by the number of their grants: the last ones are the largest.
*/
function setsBySize(sets: readonly GrantSet[]): ReadonlyArray<readonly GrantSet[]> {
	const bySize: GrantSet[][] = [];
	for (const set of sets) {
		(bySize[set.numbers.length] ??= []).push(set);
	}

	return Array.from(bySize, group => group ?? []);
}

/**
Finds, for a set of grants, another set that covers it and more.
*/
class SupersetFinder {
	readonly #permissions: GrantLists['permissions'];
	// The sets with each grant, by the grant's number.
	readonly #holders: Array<Holders | undefined> = [];

	constructor(permissions: GrantLists['permissions']) {
		this.#permissions = permissions;
	}

	#isCoveredByAll({actionsOnAll}: GrantSet, number: number): boolean {
		return actionsOnAll.length > 0 && isCoverable(this.#permissions[number]!) && actionsOnAll.includes(this.#permissions[number]!.action);
	}

	#isCovered(set: GrantSet, number: number): boolean {
		return hasNumber(set, number) || this.#isCoveredByAll(set, number);
	}

	/**
	The sets with the grant that the fewest sets have.
	*/
	#rarestHolders(numbers: readonly number[]): Holders {
		let rarest = this.#holders[numbers[0]!]!;
		for (const number of numbers) {
			const holders = this.#holders[number]!;
			if (holders.sets.length < rarest.sets.length) {
				rarest = holders;
			}
		}

		return rarest;
	}

	/**
	The first of the holders that has all of `numbers` and covers all of `plain`, the numbers of `set`, and more.
	*/
	#supersetAmong({sets, masks}: Holders, {set, numbers, plain}: {readonly set: GrantSet; readonly numbers: readonly number[]; readonly plain: readonly number[]}): GrantSet | undefined {
		const mask = maskOf(plain);
		let index = -1;
		for (const holderMask of masks) {
			index++;
			// eslint-disable-next-line no-bitwise -- whether the mask of the holder has all bits of the other one
			if ((mask & holderMask) !== mask) {
				continue;
			}

			const other = sets[index]!;
			if (other !== set
				&& numbers.every(number => hasNumber(other, number))
				&& plain.every(number => this.#isCovered(other, number))
				&& other.numbers.some(number => !this.#isCovered(set, number))) {
				return other;
			}
		}

		return undefined;
	}

	/**
	The numbers by the action of their grants.
	*/
	#byAction(numbers: readonly number[]): ReadonlyArray<readonly number[]> {
		const actionOf = (number: number) => this.#permissions[number]!.action;
		const first = actionOf(numbers[0]!);
		return numbers.every(number => actionOf(number) === first)
			? [numbers]
			: Map.groupBy(numbers, number => actionOf(number)).values().toArray();
	}

	/**
	Adds a set that is not larger than those that were added before.
	*/
	add(set: GrantSet): void {
		const mask = set.actionsOnAll.length > 0 ? everyBit : maskOf(set.numbers);
		for (const number of set.numbers) {
			const holders = this.#holders[number];
			if (!holders) {
				this.#holders[number] = {sets: [set], masks: [mask]};
			} else if (holders.sets.length < mostCompared) {
				holders.sets.push(set);
				holders.masks.push(mask);
			}
		}
	}

	/**
	The set with the largest number of grants that covers this one and more. Undefined where there is none.
	*/
	supersetOf(set: GrantSet): GrantSet | undefined {
		const plain = set.actionsOnAll.length === 0 ? set.numbers : set.numbers.filter(number => !this.#isCoveredByAll(set, number));
		if (plain.length < 2) {
			return undefined;
		}

		for (const numbers of this.#byAction(plain)) {
			if (set.actionsOnAll.length > 0 && numbers.some(number => this.#permissions[number]!.resource === allDatabases)) {
				continue;
			}

			const superset = this.#supersetAmong(this.#rarestHolders(numbers), {set, numbers, plain});
			if (superset) {
				return superset;
			}
		}

		return undefined;
	}
}

/**
Finds for each set, by its index, another set that covers it and more.

A set covers another when it has each of its grants, or has the grant's action on `*`. Because a set with `*` covers nearly all others, a superset must also have by name, for at least one action, each of the grants. A set of one grant has no superset here. Grants that the set's own `*` covers do not count.

@yields Nothing: a key can be answered before it goes on.
*/
export function * supersetsOf({sets}: GrantSets, {permissions}: GrantLists): Generator<undefined, ReadonlyArray<GrantSet | undefined>> {
	const finder = new SupersetFinder(permissions);
	for (const group of setsBySize(sets).toReversed()) {
		yield * inSteps(group, set => {
			finder.add(set);
		});
	}

	const supersets: Array<GrantSet | undefined> = [];
	yield * inSteps(sets, set => {
		supersets.push(finder.supersetOf(set));
	});

	return supersets;
}

/**
Whether a set has the grant with this number. A set has few numbers, and a loop over them costs less than a call of `includes`.
*/
function hasNumber({numbers}: GrantSet, wanted: number): boolean {
	let index = 0;
	while (index < numbers.length && numbers[index]! < wanted) {
		index++;
	}

	return numbers[index] === wanted;
}

const everyBit = -1;

/**
A mask with a bit for each number, which several numbers share: a set of numbers that has all of another one has all bits of its mask.
*/
function maskOf(numbers: readonly number[]): number {
	let mask = 0;
	for (const number_ of numbers) {
		mask |= 1 << (number_ % 31); // eslint-disable-line no-bitwise -- a set of 31 bits
	}

	return mask;
}
