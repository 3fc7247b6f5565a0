import type {AuditInput} from '../../audit/facts.js';
import type {Audit} from '../../audit/run-audit.js';
import type {Score} from '../../audit/score.js';
import type {JournalLine} from '../../journal/journal-entry.js';

export type WorkedOut = {
	readonly audit: Audit;
	readonly score: Score;
};

type Inputs = Omit<AuditInput, 'journal' | 'now'> & {
	/**
	What the journal has of the cluster's place. Undefined where it could not be read.
	*/
	readonly entries: readonly JournalLine[] | undefined;
};

async function turn(): Promise<void> {
	return new Promise(resolve => {
		setImmediate(resolve);
	});
}

/**
How long the audit works before keys are answered, in ms: a part of a frame.
*/
const longestWork = 8;

/**
Loads the rules and asks them in steps of a few milliseconds, so that keys are answered between them. `now` is in ms since the epoch. Undefined where `signal` is aborted before the last one.
*/
export async function workOutAudit({entries, ...inputs}: Inputs, {now, signal}: {readonly now: number; readonly signal: AbortSignal}): Promise<WorkedOut | undefined> {
	const [{auditInSteps}, {scoreOf}, {journalFactsOf}] = await Promise.all([
		import('../../audit/run-audit.js'),
		import('../../audit/score.js'),
		import('../../operations/journal-facts.js'),
	]);
	await turn();
	const steps = auditInSteps({...inputs, now, journal: entries && journalFactsOf(entries)});
	let since = performance.now();
	while (!signal.aborted) {
		const step = steps.next();
		if (step.done) {
			await turn(); // eslint-disable-line no-await-in-loop -- the score takes as long as several steps
			return {audit: step.value, score: scoreOf(step.value)};
		}

		// A turn costs as much as some of the steps, so that several of these share one.
		if (!(performance.now() - since >= longestWork)) {
			continue;
		}

		await turn(); // eslint-disable-line no-await-in-loop -- one step after the other
		since = performance.now();
	}

	return undefined;
}
