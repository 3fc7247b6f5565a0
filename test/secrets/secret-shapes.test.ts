import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {crashText} from '../../source/crash-text.js';
import {redactEntry} from '../../source/journal/redact-entry.js';
import {parseTokenCommand, parseVariable} from '../../source/profiles/form/parse-token-command.js';
import {nameProblem} from '../../source/profiles/name-problem.js';
import {childEnvironment} from '../../source/secrets/child-environment.js';
import {quoteOutsideText} from '../../source/secrets/outside-text.js';
import {hasSecretShape, redact} from '../../source/secrets/redact.js';
import {Secret} from '../../source/secrets/secret.js';
import {changeHabits} from '../../source/settings/change-habits.js';
import {planted} from '../helpers/profiles/planted-secret.js';

const inUse = new Secret('M.V1.in-use-in-use');

/**
Every function that uses the table of shapes, as a function from a text to its output for that text.
*/
const users: Readonly<Record<string, (text: string) => string>> = {
	redact,
	quoteOutsideText: text => quoteOutsideText(text, inUse, 10_000),
	hasSecretShape: text => hasSecretShape(text) ? '' : text,
	crashText,
	redactEntry: text => JSON.stringify(redactEntry({
		kind: 'outcome', operationId: '', result: text, cause: text,
	}, [])),
	nameProblem: text => nameProblem(text) === undefined ? text : '',
	parseVariable(text) {
		const parsed = parseVariable(text);
		return parsed.ok ? parsed.value : parsed.message;
	},
	parseTokenCommand: text => JSON.stringify(parseTokenCommand(text)),
	changeHabits: text => JSON.stringify(changeHabits({}, {filter: text, profile: text, cluster: {profile: text, id: text}})),
};

for (const [name, letsOut] of Object.entries(users)) {
	test(`the output of ${name} never has a secret of any shape`, () => {
		fc.assert(fc.property(planted, fc.constantFrom('', 'token=', '{"a":"', 'x '), ({text, value}, before) => {
			assert.ok(!letsOut(`${before}${text}`).includes(value));
		}));
	});
}

test('a token of InfluxDB does not get into the environment of a child program', () => {
	fc.assert(fc.property(planted.filter(({value}) => /^(?:apiv|M\.V)/.test(value)), fc.constantFrom('', 'Bearer ', 'x'), ({text}, before) => {
		assert.deepEqual(childEnvironment({PLANTED: `${before}${text}`}), {}); // eslint-disable-line @typescript-eslint/naming-convention -- name of an environment variable
	}));
});

// The shortest forms that redaction, the check of outside text and the environment hid when each had a list of its own, before there was one table.
const shortest: ReadonlyArray<readonly [user: keyof typeof users | 'environment', form: RegExp]> = [
	['redact', /^apiv\d{1,3}_[\w+\-/=]{20,24}$/],
	['redact', /^M\.V\d{1,3}\.[\w+\-./=]{8,12}$/],
	['redact', /^eyJ[\w-]{5,8}\.[\w-]{5,8}(?:\.[\w-]{0,8})?$/],
	['redact', /^(?:Bearer|BEARER|bearer)\s{1,4}[\w+\-./=~]{8,12}$/],
	['quoteOutsideText', /^apiv\d{1,3}_[\w+\-/=]{20,24}$/],
	['quoteOutsideText', /^M\.V\d{1,3}\.[\w+\-./=]{1,12}$/],
	['quoteOutsideText', /^eyJ[\w-]{1,8}\.[\w-]{1,8}\.[\w-]{0,8}$/],
	['quoteOutsideText', /^[Bb]earer [^\s"',;]{1,12}$/],
	['environment', /^[^\w.]{0,3}(?:M\.V\d{1,3}\.|apiv\d{1,3}_)[\w+\-./=]{8,12}$/],
];

for (const [user, form] of shortest) {
	test(`${user} still hides ${form.source}`, () => {
		fc.assert(fc.property(fc.stringMatching(form), text => {
			if (user === 'environment') {
				assert.deepEqual(childEnvironment({PLANTED: text}), {}); // eslint-disable-line @typescript-eslint/naming-convention -- name of an environment variable
			} else {
				const hidden = users[user]!(text).trim();
				assert.match(hidden, /^(?:bearer\s+)?\[secret\]$/i);
			}
		}));
	});
}
