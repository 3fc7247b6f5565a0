import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {atRest, openDemo, press} from '../../helpers/end-to-end/steps.js';

const endOfFrame = '\u{1B}[?2026l';

async function costOf(app: Started, key: string): Promise<number> {
	const before = app.output();
	const screen = app.screenText();
	await press(app, key, now => now !== screen && app.output().endsWith(endOfFrame));
	return Buffer.byteLength(app.output().slice(before.length));
}

async function mostOf(app: Started, moves: string): Promise<number> {
	let most = 0;
	for (const key of moves) {
		most = Math.max(most, await costOf(app, key));
	}

	return most;
}

for (const [columns, rows] of [[80, 24], [120, 40]] as const) {
	test(`at ${columns}x${rows} a cursor move on the audit screen sends under 350 bytes, among the rules and among the findings`, async t => {
		const app = start({columns, rows, test: t});
		await openDemo(app);
		await atRest(app);
		await press(app, 'A', /^ Score \d+ of 100/m);
		await app.redrawn();
		const rules = await mostOf(app, 'jjjjjjjjjjkkkk');
		await press(app, keys.tab, /TOKEN +EVIDENCE/);
		await app.redrawn();
		const findings = await mostOf(app, 'jk');
		t.diagnostic(`${rules} bytes among the rules, ${findings} among the findings`);
		assert.ok(rules < 350, `${rules} bytes for one move`);
		assert.ok(findings < 350, `${findings} bytes for one move`);
	});
}
