import type {Permission} from '../../../api/types.js';
import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {GrantSet} from '../../grant-sets.js';
import {isCoverable} from '../is-coverable.js';

/**
How many of the sets that have a grant are compared, the largest first, so that the cost grows with the number of sets and not with its square.
*/
export const mostCompared = 50;

type NumberedGrant = readonly [number: number, permission: Permission];

/**
Finds, for a set of grants, another set that covers it and more.

A set covers another when it has each of its grants, or has the grant's action on `*`. Because a set with `*` covers nearly all others, a superset must also have by name, for at least one action, each of the grants. A set of one grant has no superset here. Grants that the set's own `*` covers do not count.
*/
export class SupersetFinder {
	// The sets with each grant, by the grant's number.
	readonly #holders = new Map<number, GrantSet[]>();
	readonly #plainGrants = new Map<GrantSet, readonly NumberedGrant[]>();

	constructor(sets: readonly GrantSet[]) {
		for (const set of sets.toSorted((left, right) => right.grants.size - left.grants.size)) {
			for (const number of set.grants.keys()) {
				const holders = this.#holders.get(number);
				if (!holders) {
					this.#holders.set(number, [set]);
				} else if (holders.length < mostCompared) {
					holders.push(set);
				}
			}
		}
	}

	/**
	The grants of a set that its own `*` does not cover.
	*/
	#plain(set: GrantSet): readonly NumberedGrant[] {
		let plain = this.#plainGrants.get(set);
		if (!plain) {
			const grants = [...set.grants];
			plain = set.actionsOnAll.size === 0 ? grants : grants.filter(([, permission]) => !isCoveredByAll(set, permission));
			this.#plainGrants.set(set, plain);
		}

		return plain;
	}

	/**
	The sets with the grant that the fewest sets have.
	*/
	#rarestHolders(grants: readonly NumberedGrant[]): readonly GrantSet[] {
		let rarest: readonly GrantSet[] | undefined;
		for (const [number] of grants) {
			const holders = this.#holders.get(number)!;
			if (!rarest || holders.length < rarest.length) {
				rarest = holders;
			}
		}

		return rarest!;
	}

	/**
	The set with the largest number of grants that covers this one and more. Undefined where there is none.
	*/
	supersetOf(set: GrantSet): GrantSet | undefined {
		const plain = this.#plain(set);
		if (plain.length < 2) {
			return undefined;
		}

		for (const action of new Set(plain.map(([, permission]) => permission.action))) {
			const ofAction = plain.filter(([, permission]) => permission.action === action);
			if (ofAction.some(([, {resource}]) => resource === allDatabases)) {
				continue;
			}

			const superset = this.#rarestHolders(ofAction).find(other => other !== set
				&& ofAction.every(([number]) => other.grants.has(number))
				&& plain.every(grant => isCovered(other, grant))
				&& this.#plain(other).some(grant => !isCovered(set, grant)));
			if (superset) {
				return superset;
			}
		}

		return undefined;
	}
}

function isCovered(set: GrantSet, [number, permission]: NumberedGrant): boolean {
	return set.grants.has(number) || isCoveredByAll(set, permission);
}

function isCoveredByAll({actionsOnAll}: GrantSet, permission: Permission): boolean {
	return actionsOnAll.has(permission.action) && isCoverable(permission);
}
