import assert from 'node:assert/strict';
import test from 'node:test';
import {MessageLog} from '../../../source/session/message-log.js';
import {keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
import {openTokens} from '../../helpers/screens/walk.js';

test('at most 50 messages are kept, the newest first, one that comes again at once only once, and none with a secret', () => {
	let now = 0;
	const log = new MessageLog(() => now++);
	for (let count = 0; count < 60; count++) {
		log.keep({text: `message ${count}`, meaning: undefined});
	}

	log.keep({text: 'message 59', meaning: undefined});
	log.keep({text: `token apiv1_${'a'.repeat(40)} was refused`, meaning: 'danger'});
	const kept = log.newestFirst();
	assert.equal(kept.length, 50);
	assert.deepEqual(kept.slice(0, 2).map(({text, at}) => [text, at]), [['token [secret] was refused', 60], ['message 59', 59]]);
});

for (const [columns, rows] of [[80, 24], [200, 50]] as const) {
	test(`! shows the last messages with the time of day, and closes to the screen as it was, at ${columns}x${rows}`, async t => {
		const {mounted} = await mountApp(t, {columns, rows});
		await mounted.press('!');
		await mounted.until('No message was shown yet.');
		await mounted.press(keys.escape);
		await openTokens(mounted);
		if (columns > 140) {
			// The column of the findings is filled once the audit is worked out.
			await mounted.until(/▌ .* ● 2 /);
		}

		await mounted.press('b');
		await mounted.until('Mark the tokens first');
		await mounted.press('K');
		await mounted.until('do not differ by more than five minutes.');
		const before = mounted.screen();
		await mounted.press('!');
		await mounted.until(/^ {3}\d\d:\d\d:\d\d {2}This machine's clock and the service's do not differ by more\s+than five minutes\./m);
		await mounted.until(/This machine's clock[\s\S]+\d\d:\d\d:\d\d {2}Mark the tokens first: Space, v or Ctrl\+A\./);
		await mounted.press('q');
		assert.equal(await mounted.until(screen => !screen.includes('Messages')), before);
	});
}

test('a message that needs two lines takes one row of the list, and the cursor stays in sight', async t => {
	const {mounted} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press('G');
	await mounted.until(/^(?:.*\n){21}▌/);
	await mounted.press('K');
	await mounted.until('do not differ by more than five minutes.');
	const rows = mounted.rows();
	assert.equal(rows.findIndex(row => row.startsWith('▌')), 20);
	assert.deepEqual(rows.slice(21, 23).map(row => row.trim()), ['This machine\'s clock and the service\'s do not differ by more than five', 'minutes.']);
});
