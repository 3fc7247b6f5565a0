import {isFindingCondition} from '../../tokens/filter/findings/finding-answer.js';
import {parseFilter} from '../../tokens/filter/parse.js';
import type {Query} from '../../tokens/filter/query.js';
import {severities} from '../../tokens/severity.js';
import {allRules} from '../rules/all-rules.js';
import type {CustomRule} from './policy.js';
import type {PolicyMistakes} from './policy-mistakes.js';
import {PolicyTable} from './policy-table.js';
import {severityWords} from './severity-words.js';

const most = 100;
const longestSentence = 200; // UTF-16 units

/**
The policy's own rules. `ids` has those of rules with a mistake too.
*/
type ReadRules = {
	readonly rules: readonly CustomRule[];
	readonly ids: readonly string[];
};

/**
Reads the `[[rule]]`s of a policy file. One with a mistake is left out of `rules`.
*/
export function readCustomRules(file: PolicyTable, mistakes: PolicyMistakes): ReadRules {
	const tables = file.list('rule', 'tables with the header [[rule]]');
	if (tables.length > most) {
		mistakes.add(tables[most]!.path, `a policy has at most ${most} rules of its own`);
		return {rules: [], ids: []};
	}

	const rules: CustomRule[] = [];
	const ids: string[] = [];
	const taken = new Set(allRules.map(({id}) => id));
	for (const {path, value} of tables) {
		const table = new PolicyTable(value, {path, keys: ['id', 'severity', 'sentence', 'filter'], mistakes});
		const id = table.need('id', 'lower case letters and digits with dashes between them, such as "no-team"', readId);
		if (id !== undefined && taken.has(id)) {
			mistakes.add(table.pathOf('id'), `rule.id is ${id}, and another rule has that ID`);
		}

		if (id !== undefined) {
			ids.push(id);
			taken.add(id);
		}

		const severity = table.need('severity', severityWords, given => severities.find(each => each === given));
		const sentence = table.need('sentence', `a sentence of 1 to ${longestSentence} characters`, readSentence);
		const query = readQuery(table, mistakes);
		if (id !== undefined && severity !== undefined && sentence !== undefined && query) {
			rules.push({
				id, severity, sentence, query,
			});
		}
	}

	return {rules, ids};
}

function readQuery(table: PolicyTable, mistakes: PolicyMistakes): Query | undefined {
	const text = table.need('filter', 'a filter, as the list of tokens takes it', value => typeof value === 'string' && value.trim() !== '' ? value : undefined);
	const parsed = text === undefined ? undefined : parseFilter(text, {isFinished: true});
	if (parsed?.ok === false) {
		mistakes.add(table.pathOf('filter'), `rule.filter is no filter: ${parsed.error.message}`);
	}

	if (parsed?.ok && parsed.query.terms.some(({condition}) => isFindingCondition(condition))) {
		mistakes.add(table.pathOf('filter'), 'rule.filter asks for findings, which follow from it: it takes neither finding:, severity: nor muted:');
		return undefined;
	}

	return parsed?.ok ? parsed.query : undefined;
}

function readId(value: unknown): string | undefined {
	return typeof value === 'string' && value.length <= 64 && /^[\da-z]+(?:-[\da-z]+)*$/.test(value) ? value : undefined;
}

function readSentence(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' && value.length <= longestSentence ? value : undefined;
}
