import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {FindingsOfTokens, TokenFinding} from '../../../source/tokens/filter/findings/finding-answer.js';
import type {TokenEntry} from '../../../source/tokens/list/token-entry.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {visibleTokens} from '../../../source/tokens/list/visible-tokens.js';
import {worstFinding} from '../../../source/tokens/list/worst-finding.js';
import {severities, type Severity} from '../../../source/tokens/severity.js';

const finding = (severity: Severity, mute?: unknown): TokenFinding => ({rule: {id: 'a-rule'}, severity, mute});

const view = (of: (entry: TokenEntry) => readonly TokenFinding[] | undefined): FindingsOfTokens => ({of, askedRules: new Set()});

const someFindings = fc.array(fc.record({severity: fc.constantFrom(...severities), isMuted: fc.boolean()}).map(({severity, isMuted}) => finding(severity, isMuted ? {} : undefined)), {maxLength: 5});

const tokensNamed = (count: number) => Array.from({length: count}, (_, index) => ({
	id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, description: `token ${String(index).padStart(3, '0')}`, permissions: [], createdAt: '2026-01-01T00:00:00Z',
}));

test('the worst finding is the most severe one that is not muted, with the number of all of those', () => {
	const [entry] = indexTokens(tokensNamed(1)).entries;
	fc.assert(fc.property(someFindings, findings => {
		const open = findings.filter(({mute}) => mute === undefined).map(({severity}) => severity);
		const expected = severities.find(severity => open.includes(severity));
		assert.deepEqual(worstFinding(entry!, view(() => findings)), expected && {severity: expected, count: open.length});
	}));
	assert.equal(worstFinding(entry!, undefined), undefined);
	assert.equal(worstFinding(entry!, view(() => undefined)), undefined);
});

test('the list sorts the worst first, then the most findings, then by description, and again for another audit', () => {
	fc.assert(fc.property(fc.array(someFindings, {minLength: 1, maxLength: 8}), fc.array(someFindings, {minLength: 8, maxLength: 8}), (first, second) => {
		const index = indexTokens(tokensNamed(first.length));
		for (const found of [first, second]) {
			const {entries} = visibleTokens({
				index, query: undefined, showsInactive: true, sort: {column: 'findings', descending: false}, databaseNames: undefined, now: 0, findings: view(({position}) => found[position]),
			});
			const keys = entries.map(({position}) => {
				const open = found[position]!.filter(({mute}) => mute === undefined);
				const worst = Math.min(severities.length, ...open.map(({severity}) => severities.indexOf(severity)));
				return [worst, -open.length, position] as const;
			});
			assert.deepEqual(keys, keys.toSorted((left, right) => left[0] - right[0] || left[1] - right[1] || left[2] - right[2]));
		}
	}));
});
