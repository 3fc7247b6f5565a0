import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {ownText} from './own-text.js';

/**
Words that stand in descriptions of tokens that were made to try something. Words with another meaning in everyday operation are left out: "sample", "bar", "trial", "example", "scratch", "tester".
*/
const testWords: ReadonlySet<string> = new Set([
	'asdf', 'baz', 'deleteme', 'delme', 'demo', 'dummy', 'foo', 'foobar', 'poc', 'qwerty', 'removeme', 'temp', 'temporary', 'test', 'testing', 'tests', 'throwaway', 'tmp',
]);

/**
Beside one of these, "temp" is a temperature.
*/
const measured: ReadonlySet<string> = new Set(['celsius', 'degrees', 'fahrenheit', 'hum', 'humidity', 'pressure', 'probe', 'probes', 'sensor', 'sensors', 'thermometer', 'thermostat']);

const testPhrase = /(?<!\p{Letter}|\b(?:not|never) )(?:delete me|please delete|proof of concept|remove me)(?!\p{Letter})/iu;

const mayHaveOne = /asdf|baz|dele|delme|demo|dummy|foo|poc|proof|qwerty|remove|temp|test|throwaway|tmp/i;

/**
A token whose description says that it was made to try something.
*/
export const testLike: Rule = {
	id: 'test-like',
	group: 'description',
	severity: 'medium',
	title: 'described like a test',
	sentence: count => `${countTokens(count, 'is', 'are')} described like something made for a test.`,
	why: 'A token for a test is seldom needed after it, and seldom revoked.',
	advice: 'Ask whether the test is over. If it is, revoke the token. If not, describe what it is for.',
	blind: 'What the test was, whether it is over, and whether the word means something else there, such as a test stand.',
	remedies: ['suspend', 'revoke', 'edit-description'],
	find: ({standing}) => eachToken(standing, entry => {
		const word = testWordIn(ownText(entry.token) ?? '');
		return word === undefined ? undefined : {entry, evidence: () => `the description says "${word}"`};
	}),
};

/**
The first word or phrase of a test in a text, as it stands there. A word ends at everything but a letter, and where a small letter is followed by a capital one: `edgeTest2` has the word `Test`.
*/
function testWordIn(text: string): string | undefined {
	if (!mayHaveOne.test(text)) {
		return undefined;
	}

	// A combining mark belongs to the letter before it.
	const words = text.match(/\p{Uppercase_Letter}?[\p{Lowercase_Letter}\p{Mark}]+|[\p{Letter}\p{Mark}]+/gu) ?? [];
	const found = words.find(word => {
		const lower = word.toLowerCase();
		return testWords.has(lower) && !(lower === 'temp' && words.some(other => measured.has(other.toLowerCase())));
	});
	return found ?? testPhrase.exec(text)?.[0];
}
