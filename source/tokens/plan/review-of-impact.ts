import type {DatabaseToken} from '../../api/types.js';
import {differenceInWords} from '../difference-in-words.js';
import {accessOf} from '../grants/description-of-access.js';
import {impactMeaning, lossSentence, type DatabaseLoss} from '../impact/impact-words.js';
import type {WordsMeaning} from '../words/words-meaning.js';
import type {LeftTarget} from './check-plan.js';
import {lossesOfPlan, type PlanImpact} from './plan-impact.js';
import type {Plan} from './plan.js';

/**
A line of a review. `depth` is 1 for a line that belongs to the one above it. Raw text of the service.
*/
export type ReviewLine = {
	readonly text: string;
	readonly depth: 0 | 1;
	readonly meaning?: WordsMeaning | undefined;
};

const under = (texts: readonly string[], meaning?: WordsMeaning): readonly ReviewLine[] => texts.map(text => ({text, depth: 1, meaning}));

/**
Every token of a plan: first those that are left alone, with what changed, then those that the plan changes, with the grants that they lose or what an update makes of them.
*/
export function reviewOfTargets({action, targets}: Plan, {unchanged, left}: {readonly unchanged: readonly DatabaseToken[]; readonly left: readonly LeftTarget[]}): readonly ReviewLine[] {
	const fieldsById = new Map(targets.map(({id, fields}) => [id.toLowerCase(), fields]));
	return [
		...left.flatMap(({id, description, why, differences = []}): readonly ReviewLine[] => [
			{text: `left alone   ${id}  ${description}: ${why}`, depth: 0, meaning: 'warning'},
			...under(differences),
		]),
		...unchanged.flatMap((token): readonly ReviewLine[] => [
			{text: `to ${action}    ${token.id}  ${token.description}`, depth: 0},
			...under(action === 'update' ? differenceInWords(token, {...token, ...fieldsById.get(token.id.toLowerCase())}) : [accessOf(token)]),
		]),
	];
}

function linesOfLosses(losses: readonly DatabaseLoss[], unknown: readonly string[]): readonly ReviewLine[] {
	const lines = losses.map((loss): ReviewLine => ({text: lossSentence(loss) ?? '', depth: 1, meaning: impactMeaning(loss)}));
	return lines.length + unknown.length === 0 ? under(['No database loses its last writer or its last reader.']) : [...under(unknown, 'warning'), ...lines];
}

/**
What the databases lose through a plan if it is carried out now, compared with what the plan says: once where both are the same, and otherwise both, with the names of the databases in which they differ.
*/
export function reviewOfImpact({impact: planned, createdAt}: Plan, now: PlanImpact): readonly ReviewLine[] {
	const losses = lossesOfPlan(now);
	const lines = linesOfLosses(losses, now.unknown);
	if (planned === undefined) {
		return [
			{text: 'What the databases lose now. The plan does not hold what they would have lost when it was made, because an earlier version of influx-tokens wrote it.', depth: 0},
			...lines,
		];
	}

	const plannedLosses = lossesOfPlan(planned);
	const differing = differingDatabases(plannedLosses, losses);
	const isKnownAlike = planned.unknown.join('\n') === now.unknown.join('\n');
	if (differing.length === 0 && isKnownAlike) {
		return [{text: 'What the databases lose, in the plan and now:', depth: 0}, ...lines];
	}

	return [
		{text: `What the databases lose, in the plan of ${createdAt}:`, depth: 0},
		...linesOfLosses(plannedLosses, planned.unknown),
		{text: 'What they lose now:', depth: 0},
		...lines,
		{
			text: differing.length === 0 ? 'Both differ in what is not known.' : `Both differ for ${differing.length === 1 ? '1 database' : `${differing.length} databases`}: ${differing.join(', ')}.`, depth: 0, meaning: 'warning',
		},
	];
}

function differingDatabases(planned: readonly DatabaseLoss[], now: readonly DatabaseLoss[]): readonly string[] {
	const sentences = (losses: readonly DatabaseLoss[]) => new Map(losses.map(loss => [loss.database, lossSentence(loss)]));
	const before = sentences(planned);
	const after = sentences(now);
	return [...new Set([...before.keys(), ...after.keys()])].filter(database => before.get(database) !== after.get(database));
}
