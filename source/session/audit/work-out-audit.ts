import type {AuditInput} from '../../audit/facts.js';
import type {Audit} from '../../audit/run-audit.js';
import type {Score} from '../../audit/score.js';

export type WorkedOut = {
	readonly audit: Audit;
	readonly score: Score;
};

async function turn(): Promise<void> {
	return new Promise(resolve => {
		setImmediate(resolve);
	});
}

/**
Loads the rules and asks one after the other, so that keys are answered between them. Undefined where `signal` is aborted before the last one.
*/
export async function workOutAudit(input: AuditInput, signal: AbortSignal): Promise<WorkedOut | undefined> {
	const [{auditInSteps}, {scoreOf}] = await Promise.all([import('../../audit/run-audit.js'), import('../../audit/score.js')]);
	await turn();
	const steps = auditInSteps(input);
	while (!signal.aborted) {
		const step = steps.next();
		if (step.done) {
			return {audit: step.value, score: scoreOf(step.value)};
		}

		await turn(); // eslint-disable-line no-await-in-loop -- one rule after the other
	}

	return undefined;
}
