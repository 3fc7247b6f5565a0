import type {RotationFacts} from '../../../source/tokens/rotation.js';
import {
	day,
	isStanding,
	rawStatus,
	timeOf,
	type RawCluster,
	type RawToken,
} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

const minute = 60 * 1000;

function isInUse(row: RawToken, cluster: RawCluster): boolean {
	return isStanding(row, cluster) && rawStatus(row, cluster.now) !== 'suspended';
}

/**
How long a token lives, in ms. NaN where that is not known.
*/
function lifetimeOf(row: RawToken | undefined): number {
	if (!row) {
		return NaN;
	}

	const expiry = timeOf(row, 'expiresAt');
	return expiry === 'never' ? Infinity : Number(expiry) - Number(timeOf(row, 'createdAt'));
}

function rotationsOf(row: RawToken, {journal}: RawCluster): readonly RotationFacts[] {
	return (journal?.rotations ?? []).filter(({oldTokenId}) => oldTokenId.toLowerCase() === row.id);
}

/**
The step that a rotation waits for and since when it could be done, in ms since the epoch. Undefined while no step can be done.
*/
function waitingStep({startedAt, newTokenId, done}: RotationFacts, now: number): {readonly step: string; readonly since: number} | undefined {
	const last = (step: string) => done.findLast(record => record.step === step);
	const at = (text: string | undefined, step: string, later = 0) => {
		const since = Date.parse(text ?? '') + later;
		return since <= now ? {step, since} : undefined;
	};

	if (last('revoked') ?? last('undone')) {
		return undefined;
	}

	const soak = last('soaking');
	if (soak?.step === 'soaking') {
		return at(soak.until, 'revoke');
	}

	const suspended = last('suspended');
	if (suspended) {
		return at(suspended.at, 'choose-soak');
	}

	const handedOver = last('handed-over');
	if (handedOver?.step === 'handed-over') {
		return handedOver.until === undefined ? at(handedOver.at, 'suspend', 5 * minute) : at(handedOver.until, 'suspend');
	}

	const created = last('created');
	return created ?? newTokenId ? at(created?.at, 'hand-over') : at(startedAt, 'create');
}

/**
The rules of time, in the plainest code.
*/
export const slowTime: SlowRules = {
	tokens: {
		'never-expires': (row, cluster) => isInUse(row, cluster) && timeOf(row, 'expiresAt') === 'never',

		'expires-soon'(row, cluster) {
			const left = Number(timeOf(row, 'expiresAt')) - cluster.now;
			return isInUse(row, cluster) && left > 0 && left <= cluster.policy.thresholds.expiresWithinDays * day;
		},

		'expired-not-revoked': (row, {now}) => rawStatus(row, now) === 'expired',

		old: (row, cluster) => isInUse(row, cluster) && cluster.now - Number(timeOf(row, 'createdAt')) > cluster.policy.thresholds.oldAfterDays * day,

		'lifetime-too-long': (row, cluster) => isInUse(row, cluster) && lifetimeOf(row) - minute > (cluster.policy.thresholds.maximumLifetimeDays ?? NaN) * day,

		'successor-outlives': (row, cluster) => isStanding(row, cluster) && (cluster.journal?.rotations ?? [])
			.filter(({newTokenId}) => newTokenId === row.id)
			.some(({oldTokenId}) => lifetimeOf(row) - (60 * minute) > lifetimeOf(cluster.rows.find(({id}) => id === oldTokenId.toLowerCase()))),

		'soak-over'(row, cluster) {
			if (rawStatus(row, cluster.now) !== 'suspended') {
				return false;
			}

			const soaks = rotationsOf(row, cluster)
				.filter(({done}) => done.every(({step}) => step !== 'revoked' && step !== 'undone'))
				.flatMap(({done}) => done.findLast(({step}) => step === 'soaking') ?? [])
				.map(record => record.step === 'soaking' ? Date.parse(record.until) : NaN);
			const suspended = Date.parse(String(row.description).slice(-11, -1));
			return soaks.length > 0 ? soaks.every(until => until <= cluster.now) : cluster.now - suspended > cluster.policy.thresholds.soakDays * day;
		},

		'rotation-overdue': (row, cluster) => isStanding(row, cluster) && rotationsOf(row, cluster)
			.map(rotation => waitingStep(rotation, cluster.now))
			.some(waiting => waiting !== undefined
				&& cluster.now - waiting.since > cluster.policy.thresholds.rotationOverdueDays * day
				&& !(waiting.step === 'revoke' && rawStatus(row, cluster.now) === 'suspended')),
	},
};
