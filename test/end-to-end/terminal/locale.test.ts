import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {
	atProfiles,
	atRest,
	openConfirmation,
	press,
	tick,
} from '../../helpers/end-to-end/steps.js';
import {graphicRenditions} from '../../helpers/end-to-end/terminal-output.js';

const wide = {columns: 200, rows: 50};

/**
The id of the last token in the demo's list.
*/
const lastId = 'fdceefc2-c06b-4d8c-97f6-d18b976401e3';

/**
Shows the screens of the demo and all tokens, with their hostile and wide texts, then revokes one and quits.
*/
async function visitEveryScreen(app: Started): Promise<void> {
	await atProfiles(app);
	await press(app, keys.enter, /eu-metrics .*ready/);
	// An empty field shows its placeholder.
	await press(app, '/', 'name or ID');
	await press(app, keys.escape, 'Enter open');
	await press(app, keys.enter, /\b653 active *$/m);
	await atRest(app);
	let screen = await press(app, '.', '757 tokens');
	for (let page = 0; !screen.includes(lastId); page++) {
		assert.ok(page < 30, screen);
		const above = screen;
		screen = await press(app, keys.pageDown, now => now !== above);
	}

	await press(app, keys.enter, 'Esc back');
	await press(app, 'o', 'Copy token ID');
	await press(app, keys.escape, 'Esc back');
	await press(app, keys.escape, 'Enter details');
	await press(app, 'S', 'Esc close');
	await press(app, keys.escape, 'Enter details');
	await press(app, '?', 'Esc close');
	await press(app, keys.escape, 'Enter details');
	await press(app, ':', /^ : *$/m);
	await press(app, keys.escape, 'Enter details');
	await press(app, 'g', /[>▌] +expired +\(no description\)/);
	// A description beyond ASCII, which the program also names after its end.
	await press(app, 'jjjjjjj', /[>▌] +active +b\.lindstr/);
	await openConfirmation(app);
	await tick(app);
	await press(app, keys.tab, /[<‹] Revoke Token [>›]/);
	await press(app, keys.enter, /^ Revoked /m);
	app.press(control('c'));
	await app.ended();
}

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
for (const {name, parameters, environment} of [
	{name: 'LANG=C', parameters: [], environment: {LANG: 'C'}},
	{name: '--ascii', parameters: ['--ascii'], environment: {}},
]) {
	test(`with ${name} only ASCII reaches the terminal`, async t => {
		const app = start({
			...wide, arguments: parameters, environment, test: t,
		});
		await visitEveryScreen(app);
		const others = new Set(app.output().match(/[^\0-\u{7F}]/gu));
		assert.deepEqual([...others], []);
	});
}

test('with NO_COLOR no colour reaches the terminal, and the cursor is still inverse', async t => {
	const app = start({...wide, environment: {NO_COLOR: '1'}, test: t});
	await visitEveryScreen(app);
	const renditions = graphicRenditions(app.output());
	assert.ok(renditions.has('7'), 'inverse');
	// Bold, faint, inverse, and the end of each.
	assert.deepEqual([...renditions].filter(rendition => !['0', '1', '2', '7', '22', '27'].includes(rendition)), []);
});

test('without NO_COLOR colours reach the terminal', async t => {
	const app = start({test: t});
	await atProfiles(app);
	await press(app, keys.enter, /eu-metrics .*ready/);
	assert.ok([...graphicRenditions(app.output())].some(rendition => /^38;5;\d+$/.test(rendition)));
});
/* eslint-enable @typescript-eslint/naming-convention */
