import assert from 'node:assert/strict';
import test from 'node:test';
import {palettes, themeNames} from '../../source/theme/palettes.js';
import {makeTheme, type ColorLevel} from '../../source/theme/theme.js';
import {colorOfIndex, contrastOf} from '../helpers/theme/contrast.js';

test('the contrast ratio is computed as WCAG defines it', () => {
	assert.equal(contrastOf('#000000', '#ffffff'), 21);
	assert.equal(contrastOf('#777777', '#ffffff').toFixed(2), '4.48');
	assert.equal(colorOfIndex(16), '#000000');
	assert.equal(colorOfIndex(203), '#ff5f5f');
	assert.equal(colorOfIndex(231), '#ffffff');
	assert.equal(colorOfIndex(246), '#949494');
});

for (const [name, {backgrounds, contrast, inks}] of Object.entries(palettes)) {
	test(`${name}: every meaning has a contrast of ${contrast} on each background`, () => {
		assert.ok(contrast >= (name.startsWith('high') ? 7 : 4.5));
		assert.deepEqual(backgrounds, name.endsWith('light') ? ['#ffffff', '#fdf6e3'] : ['#000000', '#1e1e1e']);
		for (const [meaning, {index}] of Object.entries(inks)) {
			for (const background of backgrounds) {
				const found = contrastOf(colorOfIndex(index), background);
				assert.ok(found >= contrast, `${meaning} ${colorOfIndex(index)} on ${background}: ${found.toFixed(2)}`);
			}
		}
	});
}

test('in a theme with colours no two meanings have the same colour', () => {
	for (const name of themeNames) {
		for (const colorLevel of ['256', 'truecolor'] as const) {
			const {styles} = makeTheme({name, colorLevel, isAscii: false});
			const colors = Object.values(styles).map(style => style.color).filter(color => color !== undefined);
			assert.equal(new Set(colors).size, colors.length, name);
			assert.ok(name === 'none' ? colors.length === 0 : colors.length >= 5, name);
		}

		const {styles: basic} = makeTheme({name, colorLevel: 'basic', isAscii: false});
		assert.ok(Object.values(basic).every(({color}) => color === undefined || /^[a-z]+(?:Bright)?$/.test(color)), `${name} on 16 colours`);
		assert.ok(name === 'none' || basic.protected.color !== basic.danger.color, `${name}: protected differs from danger`);
	}
});

test('when colours are off, no theme switches them on', () => {
	for (const name of themeNames) {
		const {styles} = makeTheme({name, colorLevel: 'none', isAscii: false});
		assert.ok(Object.values(styles).every(({color, dimColor}) => color === undefined && dimColor === undefined), name);
	}
});

test('without a theme\'s name the colour level decides', () => {
	const accentOf = (colorLevel: ColorLevel) => makeTheme({colorLevel, isAscii: false}).styles.accent;
	assert.deepEqual(accentOf('none'), {bold: true});
	assert.deepEqual(accentOf('basic'), {color: 'cyan'});
	assert.deepEqual(accentOf('256'), {color: 'ansi256(80)'});
	assert.deepEqual(accentOf('truecolor'), {color: 'ansi256(80)'});
});
