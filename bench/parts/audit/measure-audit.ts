import {aims} from '../../report/aims.js';
import {median} from '../../report/quantiles.js';
import {
	count,
	megabytes,
	milliseconds,
	type Row,
	type Section,
} from '../../report/section.js';
import {askProcess} from '../../stage/ask-process.js';
import {tell} from '../../stage/tell.js';
import type {AuditAnswer, AuditRequest} from './audit-messages.js';

const rounds = 9;
const databases = 1000;
const sizes = [1000, 10_000, 100_000] as const;

/**
The sizes between which growth is measured.
*/
const few = 10_000;
const many = 100_000;

/**
How many rules have a row of their own: those that take longest.
*/
const mostRules = 8;

const titleOf = (tokens: number): string => `${tokens.toLocaleString('en')} tokens`;

/**
Measures all rules of the audit over invented clusters with 1,000 databases, in a fresh process for each cluster and round.
*/
export async function measureAudit(): Promise<readonly Section[]> {
	const answers = new Map<number, AuditAnswer[]>(sizes.map(tokens => [tokens, []]));
	for (let round = 1; round <= rounds; round++) {
		tell(`audit: round ${round} of ${rounds}`);
		for (const tokens of sizes) {
			const request: AuditRequest = {tokens, databases};
			answers.get(tokens)!.push(await askProcess<AuditAnswer>(new URL('audit-process.js', import.meta.url), JSON.stringify(request)));
		}
	}

	return [auditSection(answers)];
}

/**
The table of the audit, from the answers of all rounds by the number of tokens.
*/
export function auditSection(answers: ReadonlyMap<number, readonly AuditAnswer[]>): Section {
	const medianOf = (tokens: number, read: (answer: AuditAnswer) => number): number => median(answers.get(tokens)!.map(answer => read(answer)));
	const work = (tokens: number): number => tokens + medianOf(tokens, ({grants}) => grants);
	const row = (what: string, read: (answer: AuditAnswer, kind: 'wall' | 'cpu') => number, aim?: Row['figures'][string]['aim']): Row => ({
		what,
		figures: {
			...Object.fromEntries(sizes.map(tokens => [titleOf(tokens), milliseconds(medianOf(tokens, answer => read(answer, 'wall')), tokens === few ? aim : undefined)])),
			growth: {
				value: growthOf(medianOf(few, answer => read(answer, 'cpu')), medianOf(many, answer => read(answer, 'cpu')), work(many) / work(few)),
				unit: 'ratio',
				aim: aims.auditGrowth,
			},
		},
	});
	const plain = (what: string, figure: (tokens: number) => Row['figures'][string]): Row => ({
		what, figures: Object.fromEntries(sizes.map(tokens => [titleOf(tokens), figure(tokens)])),
	});
	const slowest = Object.keys(answers.get(many)![0]!.rules).toSorted((left, right) =>
		medianOf(many, ({rules}) => rules[right]!.cpu) - medianOf(many, ({rules}) => rules[left]!.cpu)).slice(0, mostRules);
	return {
		title: `Audit: all rules, by the number of tokens, with ${databases.toLocaleString('en')} databases`,
		note: `Growth is from ${titleOf(few)} to ${titleOf(many)}, in CPU time of the main thread, as a multiple of the growth of tokens plus grants. The list is indexed before, as the program does when it paints it. "No key is answered" is the longest step of the first audit.`,
		rounds,
		rows: [
			row('all rules, the first time', ({first}, kind) => first[kind], aims.audit),
			row('all rules, again', ({all}, kind) => all[kind]),
			plain('CPU time of the longest step', tokens => milliseconds(medianOf(tokens, ({longestWork}) => longestWork))),
			plain('no key is answered', tokens => milliseconds(medianOf(tokens, ({longestStep}) => longestStep))),
			...slowest.map(id => row(`${id} alone`, ({rules}, kind) => rules[id]![kind])),
			plain('grants', tokens => count(medianOf(tokens, ({grants}) => grants))),
			plain('findings', tokens => count(medianOf(tokens, ({findings}) => findings))),
			plain('memory that it keeps', tokens => megabytes(medianOf(tokens, ({kept}) => kept))),
			plain('memory at its peak', tokens => megabytes(medianOf(tokens, ({peak}) => peak))),
		],
	};
}

function growthOf(before: number, after: number, ofWork: number): number | undefined {
	return before > 0 && after > 0 ? (after / before) / ofWork : undefined;
}
