import assert from 'node:assert/strict';
import test from 'node:test';
import {chooseTheme} from '../../source/theme/choose-theme.js';
import type {ThemeName} from '../../source/theme/palettes.js';
import type {ColorLevel} from '../../source/theme/theme.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
test('the theme comes from the flag, else from the variable, else from what the environment says of the terminal', () => {
	const cases: ReadonlyArray<readonly [ThemeName | undefined, Record<string, string>, ColorLevel, ThemeName]> = [
		[undefined, {}, 'truecolor', 'dark'],
		[undefined, {}, '256', 'dark'],
		[undefined, {}, 'basic', '16-colours'],
		[undefined, {}, 'none', 'none'],
		[undefined, {COLORFGBG: '0;15'}, '256', 'light'],
		[undefined, {COLORFGBG: '0;default;15'}, 'truecolor', 'light'],
		[undefined, {COLORFGBG: '15;0'}, '256', 'dark'],
		[undefined, {COLORFGBG: '7;8'}, '256', 'dark'],
		[undefined, {COLORFGBG: '0;7'}, '256', 'light'],
		[undefined, {COLORFGBG: '15;default'}, '256', 'dark'],
		[undefined, {COLORFGBG: '0;15'}, 'basic', '16-colours'],
		[undefined, {COLORFGBG: '0;15'}, 'none', 'none'],
		[undefined, {INFLUX_TOKENS_THEME: 'light'}, '256', 'light'],
		[undefined, {INFLUX_TOKENS_THEME: ''}, '256', 'dark'],
		['none', {INFLUX_TOKENS_THEME: 'light'}, '256', 'none'],
		['dark', {COLORFGBG: '0;15'}, '256', 'dark'],
		['high-contrast', {}, '256', 'high-contrast'],
		['high-contrast', {COLORFGBG: '0;15'}, '256', 'high-contrast-light'],
		[undefined, {INFLUX_TOKENS_THEME: 'high-contrast', COLORFGBG: '0;15'}, '256', 'high-contrast-light'],
	];
	for (const [option, environment, colorLevel, name] of cases) {
		assert.deepEqual(chooseTheme({option, environment, colorLevel}), {name}, JSON.stringify([option, environment, colorLevel]));
	}
});

test('a variable that names no theme gives one sentence that lists the themes', () => {
	assert.deepEqual(chooseTheme({option: undefined, environment: {INFLUX_TOKENS_THEME: 'solar\u{1B}[31m'}, colorLevel: '256'}), {
		name: 'dark',
		notice: 'INFLUX_TOKENS_THEME is no theme: "solar^[[31m"; the themes are dark, light, high-contrast, high-contrast-light, 16-colours, none.',
	});
});
/* eslint-enable @typescript-eslint/naming-convention */
