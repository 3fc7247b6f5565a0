import assert from 'node:assert/strict';
import test from 'node:test';
import {chooseTheme, shouldAskBackground, type ThemeOptions} from '../../source/theme/choose-theme.js';
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
		assert.equal(chooseTheme({
			option, environment, habit: undefined, colorLevel,
		}).name, name, JSON.stringify([option, environment, colorLevel]));
	}
});

test('the theme that was kept counts after the flag and the variable, and a name that is not known counts as none', () => {
	const chosen = (changes: Partial<ThemeOptions>) => {
		const {name, by} = chooseTheme({
			option: undefined, environment: {}, habit: undefined, colorLevel: '256', ...changes,
		});
		return [name, by];
	};

	assert.deepEqual(chosen({}), ['dark', 'automatic']);
	assert.deepEqual(chosen({habit: 'light'}), ['light', 'habit']);
	assert.deepEqual(chosen({habit: 'automatic'}), ['dark', 'automatic']);
	assert.deepEqual(chosen({habit: 'a later one'}), ['dark', 'automatic']);
	assert.deepEqual(chosen({habit: 'light', environment: {INFLUX_TOKENS_THEME: 'none'}}), ['none', 'variable']);
	assert.deepEqual(chosen({habit: 'light', environment: {INFLUX_TOKENS_THEME: 'nonsense'}}), ['light', 'habit']);
	assert.deepEqual(chosen({habit: 'light', environment: {INFLUX_TOKENS_THEME: 'none'}, option: 'dark'}), ['dark', 'option']);
});

test('what the terminal says of its background counts where the environment says nothing', () => {
	const nameOf = (changes: Partial<ThemeOptions>) => chooseTheme({
		option: undefined, environment: {}, habit: undefined, colorLevel: '256', ...changes,
	}).name;
	assert.equal(nameOf({background: 'light'}), 'light');
	assert.equal(nameOf({background: 'dark'}), 'dark');
	assert.equal(nameOf({background: 'light', environment: {COLORFGBG: '15;0'}}), 'dark');
	assert.equal(nameOf({background: 'dark', environment: {COLORFGBG: '0;15'}}), 'light');
	assert.equal(nameOf({background: 'light', option: 'high-contrast'}), 'high-contrast-light');
	assert.equal(nameOf({background: 'light', option: 'dark'}), 'dark');
	assert.equal(nameOf({background: 'light', colorLevel: 'basic'}), '16-colours');
});

test('the terminal is asked only where its answer would change the theme', () => {
	const isAsked = (changes: Partial<ThemeOptions>) => shouldAskBackground({
		option: undefined, environment: {}, habit: undefined, colorLevel: '256', ...changes,
	});
	assert.ok(isAsked({}));
	assert.ok(isAsked({option: 'high-contrast'}));
	assert.ok(!isAsked({option: 'light'}));
	assert.ok(!isAsked({environment: {INFLUX_TOKENS_THEME: 'dark'}}));
	assert.ok(!isAsked({habit: 'light'}));
	assert.ok(!isAsked({environment: {COLORFGBG: '15;0'}}));
	assert.ok(!isAsked({colorLevel: 'basic'}));
	assert.ok(!isAsked({colorLevel: 'none'}));
	assert.ok(!isAsked({colorLevel: 'none', option: 'high-contrast'}));
});

test('a variable that names no theme is ignored, and two sentences say so and list the themes', () => {
	assert.deepEqual(chooseTheme({
		option: undefined, environment: {INFLUX_TOKENS_THEME: 'solar\u{1B}[31m'}, habit: undefined, colorLevel: '256',
	}), {
		name: 'dark',
		by: 'automatic',
		notice: 'INFLUX_TOKENS_THEME is ignored, because it names no theme: "solar^[[31m". The themes are dark, light, high-contrast, high-contrast-light, 16-colours, none.',
	});
});
/* eslint-enable @typescript-eslint/naming-convention */
