import type {Permission, TokenChanges} from '../../api/types.js';
import {harmlessJson} from '../text/harmless-json.js';
import {isoSeconds} from '../time/parse-time.js';
import {
	planImpactOf,
	type PlanImpact,
	type PlanImpactOptions,
	type PlannedToken,
} from './plan-impact.js';
import {tokenHash} from './token-hash.js';

export type PlanAction = 'revoke' | 'suspend' | 'update';

export type PlanTarget = {
	readonly id: string;
	/**
	The token's description when the plan was made. Raw text of the service.
	*/
	readonly description: string;
	/**
	The token's grants when the plan was made. Undefined in a plan of version 1, which does not hold them.
	*/
	readonly permissions?: readonly Permission[] | undefined;
	/**
	The `tokenHash` of the token when the plan was made.
	*/
	readonly hash: string;
	/**
	What an update sends for this token. Undefined for a revoke and a suspend.
	*/
	readonly fields?: TokenChanges | undefined;
};

/**
A change of certain tokens that is written to a file, so that the same person or another one can review it and apply it later. Times are RFC 3339. It holds no secret.
*/
export type Plan = {
	readonly format: 'influx-tokens plan';
	/**
	Version 1 holds neither the grants of the tokens nor the impact, and knows no update.
	*/
	readonly version: 1 | 2;
	readonly createdAt: string;
	/**
	The time from which the plan cannot be applied any more.
	*/
	readonly expiresAt: string;
	readonly createdBy: string;
	readonly reason: string;
	/**
	The name of the profile on the machine where the plan was made.
	*/
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	readonly action: PlanAction;
	/**
	What the databases would have lost when the plan was made. Undefined in a plan of version 1.
	*/
	readonly impact?: PlanImpact | undefined;
	/**
	At least one, each id once.
	*/
	readonly targets: readonly PlanTarget[];
};

export type NewPlan = Omit<Plan, 'format' | 'version' | 'createdAt' | 'expiresAt' | 'targets' | 'impact'> & PlanImpactOptions & {
	/**
	The tokens as they are when the plan is made, each id once. For an update each has `fields`, and for another action none has.
	*/
	readonly planned: readonly PlannedToken[];
	/**
	How long the plan can be applied, in milliseconds; at least a second.
	*/
	readonly lifetime: number;
};

/**
Makes a plan for these tokens. Throws a RangeError when there are no tokens.
*/
export function makePlan({planned, now, lifetime, createdBy, reason, profile, host, accountId, clusterId, action, ...cluster}: NewPlan): Plan & {readonly impact: PlanImpact} {
	if (planned.length === 0) {
		throw new RangeError('a plan needs at least one token');
	}

	return {
		format: 'influx-tokens plan',
		version: 2,
		createdAt: isoSeconds(new Date(now)),
		expiresAt: isoSeconds(new Date(now + lifetime)),
		createdBy,
		reason,
		profile,
		host,
		accountId,
		clusterId,
		action,
		impact: planImpactOf(planned, {...cluster, now}),
		targets: planned.map(({token, fields}) => ({
			id: token.id, description: token.description, permissions: token.permissions, hash: tokenHash(token), ...(fields && {fields}),
		})),
	};
}

/**
Writes a plan as the text of its file: indented JSON with a line break at the end. The text is harmless on a terminal; see `harmlessJson`.
*/
export function printPlan(plan: Plan): string {
	return `${harmlessJson(plan)}\n`;
}
