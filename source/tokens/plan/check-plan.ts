import type {DatabaseToken} from '../../api/types.js';
import {differenceInWords} from '../difference-in-words.js';
import {sameGrants} from '../grants/permission-key.js';
import {parseTime} from '../time/parse-time.js';
import {whyOdd} from '../why-odd.js';
import type {Plan, PlanTarget} from './plan.js';
import {tokenHash} from './token-hash.js';

/**
A target that the plan does not act on. `why` is a part of a sentence: `its description changed since the plan was made`. `description` and `why` may hold raw text of the service.
*/
export type LeftTarget = {
	readonly id: string;
	readonly description: string;
	readonly why: string;
	/**
	What differs between the token in the plan and the token now, in words. Raw text of the service.
	*/
	readonly differences?: readonly string[];
};

/**
The result of checking a plan. Every target is in exactly one of the three lists, in the plan's order.
*/
export type PlanCheck =
	| {readonly kind: 'expired'}
	| {readonly kind: 'other-cluster'}
	| {
		readonly kind: 'ready';
		/**
		The live tokens that have not changed since the plan was made. The plan acts on these only.
		*/
		readonly unchanged: readonly DatabaseToken[];
		readonly changed: readonly LeftTarget[];
		/**
		The targets that are revoked or not in the cluster's list.
		*/
		readonly gone: readonly LeftTarget[];
	};

export type CheckPlanOptions = Pick<Plan, 'host' | 'accountId' | 'clusterId'> & {
	/**
	All tokens of the cluster, just loaded, each id once.
	*/
	readonly tokens: readonly DatabaseToken[];
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
};

function whyChanged({description, hash}: PlanTarget, token: DatabaseToken): string {
	if (tokenHash(token) === hash) {
		// What a person reviewed is not what the plan would have made sure of.
		return 'the description or the grants in the plan are not those of its hash: the plan was edited';
	}

	if (token.description === description) {
		return 'its permissions or its expiry changed since the plan was made';
	}

	const isDescriptionAlone = tokenHash({...token, description}) === hash;
	return `its description ${isDescriptionAlone ? 'changed' : 'and its permissions or its expiry changed'} since the plan was made`;
}

function isTrueTo({description, permissions}: PlanTarget, token: DatabaseToken): boolean {
	return description === token.description && (permissions === undefined || sameGrants(permissions, token.permissions));
}

function isThisCluster(plan: Plan, {host, accountId, clusterId}: CheckPlanOptions): boolean {
	// The host is compared too, because clients of InfluxDB Clustered use 11111111-1111-1111-1111-111111111111 as both ids of every cluster.
	return plan.host === host
		&& plan.accountId.toLowerCase() === accountId.toLowerCase()
		&& plan.clusterId.toLowerCase() === clusterId.toLowerCase();
}

/**
Compares a plan with the cluster as it is now. A token whose description, permissions or expiry have changed since the plan was made is `changed`; the order of permissions does not matter.
*/
export function checkPlan(plan: Plan, options: CheckPlanOptions): PlanCheck {
	// An expiry that cannot be read counts as passed, which is the safer choice.
	if (!(options.now < (parseTime(plan.expiresAt) ?? 0))) {
		return {kind: 'expired'};
	}

	if (!isThisCluster(plan, options)) {
		return {kind: 'other-cluster'};
	}

	const tokens = new Map(options.tokens.map(token => [token.id.toLowerCase(), token]));
	const unchanged: DatabaseToken[] = [];
	const changed: LeftTarget[] = [];
	const gone: LeftTarget[] = [];
	for (const target of plan.targets) {
		const {id, description, permissions, hash} = target;
		const token = tokens.get(id.toLowerCase());
		if (!token || token.revokedAt !== undefined) {
			gone.push({id, description, why: token ? 'it is revoked' : 'the cluster does not list it'});
		} else if (token.oddities !== undefined) {
			changed.push({id, description, why: `${whyOdd(token) ?? 'it cannot be read whole'}; it can be revoked by its ID, and nothing else`});
		} else if (tokenHash(token) === hash && isTrueTo(target, token)) {
			unchanged.push(token);
		} else {
			changed.push({
				id, description, why: whyChanged(target, token), differences: permissions === undefined ? [] : differenceInWords({description, permissions}, token),
			});
		}
	}

	return {
		kind: 'ready',
		unchanged,
		changed,
		gone,
	};
}
