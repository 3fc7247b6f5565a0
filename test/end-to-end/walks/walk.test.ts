import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {
	atProfiles,
	moveTo,
	press,
	restored,
	tick,
} from '../../helpers/end-to-end/steps.js';

for (const {columns, rows} of [{columns: 80, rows: 24}, {columns: 200, rows: 50}]) {
	test(`the whole walk in the demo, at ${columns}x${rows}`, async t => {
		const app = launch({columns, rows, test: t});
		await atProfiles(app);
		await app.until(/❯ Demo +built-in emulator, nothing leaves this machine/);

		await press(app, keys.enter, 'Demo › Clusters');
		await app.until(/▌ +eu-metrics +3333a1b2\S+ +ready +757 +220$/m);
		await app.until(/us-metrics .*403: /);

		await press(app, keys.enter, 'Demo › eu-metrics › Database tokens');
		await app.until(/653 active *$/m);

		await press(app, '/', 'Esc clear');
		await press(app, '"stack analyser 1"', '1 of 653 active');
		await press(app, keys.enter, /▌ +active +stack analyser 1 /);

		const details = await press(app, keys.enter, 'Demo › eu-metrics › stack analyser 1');
		const {id} = /Token ID +(?<id>[\d\-a-f]{36})/.exec(details)!.groups!;
		assert.match(details, /Status +active/);
		assert.match(details, /compliance\/emissions +– +yes/);

		await press(app, 'o', 'Copy token ID');
		await moveTo(app, 'Revoke Token…');
		const question = await press(app, keys.enter, 'Demo › eu-metrics › Revoke Database Token');
		assert.match(question, /Revoking takes effect at once and cannot be undone\./);
		assert.match(question, new RegExp(`Token ID +${id}`));
		assert.match(question, /\[ \] I understand the risk of this action/);
		assert.match(question, /‹ Cancel › +Revoke Token +tick the box first/);

		await tick(app);
		await press(app, keys.tab, /Cancel +‹ Revoke Token ›/);
		const line = new RegExp(String.raw`Revoked stack analyser 1 \(${id!.slice(0, 8)}\): verified, marked as revoked, \d\d:\d\d:\d\dZ`);
		await press(app, keys.enter, 'Demo › eu-metrics › Database tokens');
		await app.until(line);
		await app.until('No active token matches. 1 inactive one does: press . to see it.');

		await press(app, keys.escape, /^ +652 active *$/m);
		await press(app, '/', 'Esc clear');
		await press(app, 'stack', /1 of 652 active/);
		assert.match(app.screenText(), /▌ +active +stack analyser 2 /);
		await press(app, keys.escape, 'Enter details');

		await press(app, keys.escape, 'Demo › Clusters');
		await press(app, keys.escape, 'Choose a profile');
		app.press('q');
		assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
		assert.deepEqual(app.modes(), restored);
		assert.match(app.screenText().replaceAll('\n', ''), new RegExp(`^Demo, eu-metrics: ${line.source}$`), 'after its end the program prints only what it did');
	});
}
