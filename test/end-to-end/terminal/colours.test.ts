import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {start} from '../../helpers/end-to-end/start.js';
import {
	atProfiles,
	atRest,
	openConfirmation,
	openDemo,
	press,
} from '../../helpers/end-to-end/steps.js';
import {graphicRenditions} from '../../helpers/end-to-end/terminal-output.js';

type Test = {after(callback: () => unknown): void};

type Options = {
	readonly environment?: Readonly<Record<string, string>>;
	readonly parameters?: readonly string[];
};

/**
All SGR parameters for colours that the program sends on a walk through the list, a menu, a filter error and a confirmation.
*/
async function renditionsOf(t: Test, {environment = {}, parameters = []}: Options): Promise<readonly string[]> {
	const app = start({environment, arguments: parameters, test: t});
	await openDemo(app);
	await atRest(app);
	await press(app, 'o', 'Copy token ID');
	await press(app, keys.escape, 'Enter details');
	await press(app, '/', 'Esc clear');
	await press(app, 'x:y', '^ ');
	await press(app, keys.escape, 'Enter details');
	await openConfirmation(app);
	const found = graphicRenditions(app.output());
	assert.ok(found.has('7'), 'the selection is inverse');
	await app.close();
	// Leaves out bold, faint, inverse, the end of each, and the default colour.
	return [...found].filter(rendition => !['0', '1', '2', '7', '22', '27', '39'].includes(rendition)).toSorted();
}

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const cases: ReadonlyArray<Options & {readonly name: string; readonly pattern: RegExp | undefined}> = [
	{name: 'TERM=xterm-256color', pattern: /^38;5;(?:1[6-9]|[2-9]\d|1\d\d|2[0-4]\d|25[0-5])$/},
	{name: 'NO_COLOR=1', environment: {NO_COLOR: '1'}, pattern: undefined},
	{
		name: 'NO_COLOR=1 --theme dark', environment: {NO_COLOR: '1'}, parameters: ['--theme', 'dark'], pattern: undefined,
	},
	{name: 'FORCE_COLOR=0', environment: {FORCE_COLOR: '0'}, pattern: undefined},
	{name: 'FORCE_COLOR=0 COLORTERM=truecolor', environment: {FORCE_COLOR: '0', COLORTERM: 'truecolor'}, pattern: undefined},
	{name: 'FORCE_COLOR=1', environment: {FORCE_COLOR: '1'}, pattern: /^3[1-6]$/},
	{name: 'FORCE_COLOR=1 NO_COLOR=1', environment: {FORCE_COLOR: '1', NO_COLOR: '1'}, pattern: /^3[1-6]$/},
	{name: 'FORCE_COLOR=2', environment: {FORCE_COLOR: '2', TERM: 'xterm'}, pattern: /^38;5;\d+$/},
	{name: 'FORCE_COLOR=3', environment: {FORCE_COLOR: '3', TERM: 'xterm'}, pattern: /^38;5;\d+$/},
	{
		name: 'FORCE_COLOR=1 --theme dark', environment: {FORCE_COLOR: '1'}, parameters: ['--theme', 'dark'], pattern: /^(?:3|9)[1-6]$/,
	},
	{name: '--theme 16-colours', parameters: ['--theme', '16-colours'], pattern: /^3[1-6]$/},
	{name: '--theme none', parameters: ['--theme', 'none'], pattern: undefined},
	{name: '--theme light', parameters: ['--theme', 'light'], pattern: /^38;5;(?:25|160|94|22|241|90)$/},
	{name: 'INFLUX_TOKENS_THEME=high-contrast', environment: {INFLUX_TOKENS_THEME: 'high-contrast'}, pattern: /^38;5;(?:123|210|227|120|252|219)$/},
	{name: 'COLORFGBG=0;15', environment: {COLORFGBG: '0;15'}, pattern: /^38;5;(?:25|160|94|22|241|90)$/},
];

for (const {name, pattern, ...options} of cases) {
	test(`${name}: ${pattern ? `colours as ${pattern.source}` : 'no colour'}`, async t => {
		const found = await renditionsOf(t, options);
		if (pattern) {
			assert.ok(found.length >= 3, found.join(' '));
			assert.deepEqual(found.filter(rendition => !pattern.test(rendition)), []);
		} else {
			assert.deepEqual(found, []);
		}
	});
}

test('--theme refuses an unknown name in one sentence that lists the themes', async t => {
	const app = start({arguments: ['--theme', 'solarized'], columns: 200, test: t});
	assert.deepEqual(await app.ended(), {code: 2, signal: undefined});
	assert.match(app.screenText(), /'solarized' is invalid\. Allowed choices are dark, light, high-contrast, high-contrast-light, 16-colours, none\./);
});

test('an unknown name in INFLUX_TOKENS_THEME gives a notice and the default theme', async t => {
	const app = start({environment: {INFLUX_TOKENS_THEME: 'solarized'}, columns: 160, test: t});
	await atProfiles(app);
	const screen = await app.until('INFLUX_TOKENS_THEME');
	assert.match(screen, /INFLUX_TOKENS_THEME is ignored, because it names no theme: "solarized"\. The themes are dark, light, high-contrast, high-contrast-light, 16-colours, none\./);
	await app.close();

	const linked = start({arguments: ['--profile', 'Demo', '--cluster', 'eu-metrics'], environment: {INFLUX_TOKENS_THEME: 'solarized'}, test: t});
	await linked.until(/\b653 active *$/m);
	assert.match(linked.screenText(), /INFLUX_TOKENS_THEME is ignored, because it names no theme: "solarized"\./);
});
/* eslint-enable @typescript-eslint/naming-convention */
