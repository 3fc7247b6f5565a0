import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {chooseTheme, type ThemeOptions} from '../../source/theme/choose-theme.js';
import {asChosen, automatic, nextTheme} from '../../source/theme/next-theme.js';
import {themeNames} from '../../source/theme/palettes.js';

const anyOptions: fc.Arbitrary<ThemeOptions> = fc.record({
	option: fc.constantFrom(undefined, ...themeNames),
	environment: fc.constantFrom(['COLORFGBG', '0;15'], ['COLORFGBG', '15;0'], ['INFLUX_TOKENS_THEME', 'light'], ['INFLUX_TOKENS_THEME', 'high-contrast'], ['INFLUX_TOKENS_THEME', 'nonsense'], ['TERM', 'xterm']).map(variable => Object.fromEntries([variable]) as Readonly<Record<string, string>>),
	habit: fc.constantFrom(undefined, automatic, 'a later one', ...themeNames),
	colorLevel: fc.constantFrom('basic' as const, '256' as const, 'truecolor' as const),
	background: fc.constantFrom(undefined, 'light' as const, 'dark' as const),
});

test('each press draws another theme, and presses come round to every theme that can be drawn and to automatic', () => {
	fc.assert(fc.property(anyOptions, start => {
		let options = start;
		const choices = new Set<string>();
		const drawn = new Set<string>();
		for (let press = 0; press < 2 * (themeNames.length + 1); press++) {
			const before = chooseTheme(options);
			const next = nextTheme(options);
			options = asChosen(options, next);
			const after = chooseTheme(options);
			assert.notEqual(after.name, before.name);
			assert.equal(after.by, next === automatic ? 'automatic' : 'habit');
			choices.add(next);
			drawn.add(after.name);
		}

		assert.ok(choices.has(automatic));
		const isLight = chooseTheme({...start, option: 'high-contrast'}).name === 'high-contrast-light';
		assert.deepEqual([...drawn].toSorted(), themeNames.filter(name => !isLight || name !== 'high-contrast').toSorted());
	}));
});
