import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {start} from '../../helpers/end-to-end/start.js';
import {atProfiles, pastDeafTime} from '../../helpers/end-to-end/steps.js';

const missing = 'grants on databases that do not exist';

test('from the start of the demo at 80x24, fewer than 12 keys and the typed number of tokens suspend all tokens with grants on missing databases', async t => {
	const app = start({columns: 80, rows: 24, test: t});
	let count = 0;
	const press = async (key: string, expected: Parameters<typeof app.until>[0]) => {
		count++;
		app.press(key);
		return app.until(expected);
	};

	await atProfiles(app);
	await press(keys.enter, /▌ +eu-metrics .*ready +757 +220/);
	await press(keys.enter, /\b653 active *$/m);
	const screen = await press('A', /^ Score \d+ of 100/m);
	const rules = screen.split('\n').filter(row => /^[ ▌] {2}(?:critical|high|medium|low|info) /.test(row));
	const below = rules.findIndex(row => row.includes(missing)) - rules.findIndex(row => row.startsWith('▌'));
	assert.ok(below >= 0, screen);
	for (let step = 0; step < below; step++) {
		const before = app.screenText();
		await press('j', now => now !== before);
	}

	const row = app.rows().find(each => each.includes(missing))!;
	const [tokens = ''] = row.slice(row.indexOf(missing) + missing.length).trim().split(' ', 1);
	await press('a', `Suspend ${tokens} tokens`);
	await press('s', `Type ${tokens} to go on`);
	await app.until(/Solves \d+ findings?[,.:]/);
	await pastDeafTime();
	const phrases = app.screenText().matchAll(/Type (?<phrase>.+?) to go on: /g).map(({groups}) => groups!.phrase!).toArray();
	// From Cancel back to the first phrase.
	for (const _ of phrases) {
		const before = app.screenText();
		await press(keys.shiftTab, now => now !== before);
	}

	const withoutPhrases = count;
	for (const phrase of phrases) {
		app.press(phrase);
		await app.until(`Type ${phrase} to go on: ${phrase}`);
		const before = app.screenText();
		await press(keys.tab, now => now !== before);
	}

	assert.equal(phrases[0], tokens);
	for (let step = 0; step < 3 && !app.screenText().includes(`‹ Suspend ${tokens} Tokens ›`); step++) {
		const before = app.screenText();
		await press(keys.tab, now => now !== before);
	}

	await press(keys.enter, `Suspended ${tokens} of ${tokens}`);
	// Each phrase also takes a key to its field and one to leave it.
	const forPhrases = 2 * phrases.length;
	t.diagnostic(`${count - forPhrases} keys; ${phrases.length} phrases add ${forPhrases + phrases.join('').length}`);
	assert.equal(withoutPhrases, count - phrases.length - 2);
	assert.ok(count - forPhrases < 12, `${count - forPhrases} keys`);
});
