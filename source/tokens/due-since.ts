import {settledAt, type RotationFacts, type RotationStep} from './rotation.js';
import {parseTime} from './time/parse-time.js';

/**
Since when a due step of a rotation can be done, in ms since the epoch. `step` is the result of `rotationStep` for the same rotation. Undefined while the step is not due, and where the journal has no time for it.
*/
export function dueSince({startedAt, done}: Pick<RotationFacts, 'startedAt' | 'done'>, {step, isDue}: Pick<RotationStep, 'step' | 'isDue'>): number | undefined {
	if (!isDue) {
		return undefined;
	}

	switch (step) {
		case 'create': {
			return startedAt === undefined ? undefined : parseTime(startedAt);
		}

		case 'hand-over': {
			return timeOf(done.findLast(record => record.step === 'created')?.at);
		}

		case 'suspend': {
			return settledAt(done);
		}

		case 'choose-soak': {
			return timeOf(done.findLast(record => record.step === 'suspended' || record.step === 'soaking')?.at);
		}

		case 'revoke': {
			const soak = done.findLast(record => record.step === 'soaking');
			return timeOf(soak?.step === 'soaking' ? soak.until : undefined);
		}

		default: {
			return undefined;
		}
	}
}

function timeOf(text: string | undefined): number | undefined {
	return text === undefined ? undefined : parseTime(text);
}
