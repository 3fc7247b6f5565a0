import type {JournalIntent, JournalLine, JournalOutcome} from './journal-entry.js';

type Intent = JournalLine & JournalIntent;

/**
Whether a program has to ask the service what became of a change: the journal has no outcome, or `unknown`, and no program has asked since.
*/
function isOpen(outcome: JournalOutcome | undefined): boolean {
	return outcome === undefined || (outcome.result === 'unknown' && outcome.lookedLater !== true);
}

/**
All tries of one change have the same key, and the outcome of the last one counts for all of them. Undefined for a create, which is never tried again.
*/
function changeKey(intent: Intent): string | undefined {
	return intent.action === 'create' ? undefined : JSON.stringify([intent.batchId, intent.action, intent.tokenId.toLowerCase()]);
}

/**
The intents without a known outcome, in the order of the journal. Some have no outcome, because the program was killed. The last outcome of the others is `unknown`, because an answer was lost or the program ended before it came.

Two kinds of `unknown` are left out. One was asked about later and cannot be known, and the program says that once and not at every start. The other belongs to a request that was sent again, because the last request of that change has the outcome.
*/
export function unfinishedOf(entries: readonly JournalLine[]): readonly Intent[] {
	const outcomes = new Map(entries.filter(entry => entry.kind === 'outcome').map(outcome => [outcome.operationId, outcome]));
	const intents = entries.filter(entry => entry.kind === 'intent');
	const lastTries = new Map(intents.map(intent => [changeKey(intent), intent.operationId]));
	return intents.filter(intent => {
		const outcome = outcomes.get(intent.operationId);
		const key = changeKey(intent);
		const isLastTry = key === undefined || lastTries.get(key) === intent.operationId;
		return isOpen(outcome) && (outcome === undefined || isLastTry);
	});
}

/**
What earlier runs left behind, as the beginning of a sentence: `4 changes of an earlier run have no known outcome, 9 were never begun`. At least one of the numbers is not 0.
*/
export function unfinishedWords(unfinished: number, neverBegun: number): string {
	const begun = `${neverBegun === 1 ? 'was' : 'were'} never begun`;
	const subject = (count: number) => count === 1 ? '1 change of an earlier run' : `${count} changes of an earlier run`;
	return unfinished === 0
		? `${subject(neverBegun)} ${begun}`
		: `${subject(unfinished)} ${unfinished === 1 ? 'has' : 'have'} no known outcome${neverBegun === 0 ? '' : `, ${neverBegun} ${begun}`}`;
}
