import assert from 'node:assert/strict';
import test from 'node:test';
import {isUtf8Locale} from '../../source/terminal/utf8-locale.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
test('isUtf8Locale uses the first locale variable that is not empty', () => {
	const cases: ReadonlyArray<readonly [Record<string, string>, boolean]> = [
		[{LANG: 'en_US.UTF-8'}, true],
		[{LANG: 'en_US.utf8'}, true],
		[{LC_CTYPE: 'UTF-8'}, true], // eslint-disable-line unicorn/text-encoding-identifier-case -- what macOS sets
		[{LANG: 'C'}, false],
		[{LANG: 'xx_INVALID'}, false],
		[{LANG: 'de_DE.ISO-8859-1'}, false],
		[{LC_ALL: 'C', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8'}, false],
		[{LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C'}, true],
		[{}, false],
	];
	for (const [environment, expected] of cases) {
		assert.equal(isUtf8Locale(environment, 'linux'), expected, JSON.stringify(environment));
	}

	assert.equal(isUtf8Locale({}, 'darwin'), true);
	assert.equal(isUtf8Locale({LANG: ''}, 'win32'), true);
	assert.equal(isUtf8Locale({LANG: 'C'}, 'darwin'), false);
});
/* eslint-enable @typescript-eslint/naming-convention */
