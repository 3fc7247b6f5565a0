import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {start} from '../../helpers/end-to-end/start.js';
import {
	atProfiles,
	pastDeafTime,
	press,
	restored,
} from '../../helpers/end-to-end/steps.js';
import {graphicRenditions} from '../../helpers/end-to-end/terminal-output.js';

for (const {columns, rows} of [{columns: 80, rows: 24}, {columns: 200, rows: 50}]) {
	test(`with INK_SCREEN_READER a token can be revoked by the lines that a screen reader reads, at ${columns}x${rows}`, async t => {
		const app = start({
			columns, rows, environment: {INK_SCREEN_READER: 'true'}, test: t, // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
		});
		await atProfiles(app);
		await app.until(/^selected, Demo, built-in emulator, nothing leaves this machine$/m);
		await press(app, keys.enter, /^Demo, Clusters$/m);
		await app.until(/^selected, name eu-metrics, cluster id 3333a1b2-3333-4333-8333-333333333333,\s+status ready/m);
		await press(app, keys.enter, /^653 active$/m);
		await press(app, '/', /^Filter textbox: empty, focused$/m);
		await press(app, '"stack analyser 1"', /^1 of 653 active$/m);
		await press(app, keys.enter, /^selected, status active, description stack analyser 1, token id \S{8}, /m);
		await press(app, 'D', /^checkbox: I understand the risk of this action, not checked$/m);
		await app.until(/^button: Cancel, focused$/m);
		await app.until(/^button: \(disabled\) Revoke Token, tick the box first$/m);
		await pastDeafTime();
		await press(app, keys.space, /^checkbox: I understand the risk of this action, checked/m);
		await press(app, keys.tab, /^button: Revoke Token, focused$/m);
		await press(app, keys.enter, /^Message: Revoked stack analyser 1 \(\S{8}\): verified, marked as revoked/m);
		await app.until('No active token matches. 1 inactive one does: press . to see it.');
		assert.equal(app.modes().isAlternateScreen, false);

		await press(app, keys.escape, /^652 active$/m);
		await press(app, keys.escape, /^Demo, Clusters$/m);
		// The text of the first screen may still stand above.
		await press(app, keys.escape, /Choose a profile(?![\s\S]*, Clusters$)/m);
		app.press('q');
		assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
		assert.deepEqual(app.modes(), restored);
		assert.match(app.screenText(), /^Demo, eu-metrics: Revoked stack analyser 1 /m, 'the report is on a line of its own');
		assert.deepEqual([...graphicRenditions(app.output())], [], 'no colour, no inverse');
		assert.doesNotMatch(app.output(), /\?1049/, 'no alternate screen');
		assert.doesNotMatch(app.output(), /[─-◿]/u, 'no line and no block'); // eslint-disable-line regexp/no-obscure-range -- box drawing, blocks, shapes
	});
}
