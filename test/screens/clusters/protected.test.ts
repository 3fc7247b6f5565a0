import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	startTestEmulator,
} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {palettes} from '../../../source/theme/palettes.js';
import {openClusters} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const {index} = palettes.dark.inks.protected;

/**
The colour, by its index, of the header's first profile letter and of the rule, and the rule's letter.
*/
function headerOf(mounted: Mounted): {readonly name: number; readonly rule: number; readonly ruleGlyph: string} {
	const column = mounted.rows()[0]!.indexOf('plant');
	return {
		name: mounted.cell(0, column === -1 ? 1 : column).foreground.value,
		rule: mounted.cell(1, 5).foreground.value,
		ruleGlyph: mounted.cell(1, 5).text,
	};
}

/**
From the clusters to everything that a key or two opens, and back: what is checked holds on each.
*/
async function seeScreens(mounted: Mounted, check: (screen: string) => void): Promise<void> {
	check(mounted.screen());
	await mounted.press('S');
	check(mounted.screen());
	await mounted.press(keys.escape, keys.enter);
	check(await mounted.until(/\d active$/m));
	for (const [key, expected] of [['o', 'Copy token ID'], ['S', 'Sort by'], ['?', 'Esc close'], [':', /^ :/m], ['J', 'Activity'], ['a', 'Create Database Token'], ['D', 'I understand']] as const) {
		await mounted.press(key);
		check(await mounted.until(expected));
		await mounted.press(keys.escape);
		await mounted.until(/\d active$/m);
	}
}

test('a protected profile has its own colour in the header of every screen, menus and help included', async t => {
	const {mounted} = await mountApp(t, {emulator, environment: quickStartVariables, settings: served => [savedProfile(served, {isProtected: true})]});
	await openClusters(mounted, 2);
	await seeScreens(mounted, screen => {
		assert.match(screen, /^.*PROTECTED plant$/m);
		const {name, rule, ruleGlyph} = headerOf(mounted);
		if (!screen.startsWith(' influx-tokens   Help')) {
			assert.equal(name, index, screen);
		}

		assert.deepEqual({rule, ruleGlyph}, {rule: index, ruleGlyph: '═'}, screen);
	});
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('Choose a profile');
	assert.equal(headerOf(mounted).ruleGlyph, '─', 'the picker is no screen of it');
});

test('a profile that is not protected has no such colour', async t => {
	const {mounted} = await mountApp(t, {emulator, environment: quickStartVariables, settings: served => [savedProfile(served)]});
	await openClusters(mounted, 2);
	await seeScreens(mounted, screen => {
		assert.doesNotMatch(screen, /PROTECTED/);
		assert.equal(headerOf(mounted).ruleGlyph, '─');
		assert.notEqual(headerOf(mounted).rule, index);
	});
});

test('without colours, a word and another rule show that a profile is protected', async t => {
	const {mounted} = await mountApp(t, {
		emulator, colorLevel: 'none', isAscii: true, environment: quickStartVariables, settings: served => [savedProfile(served, {isProtected: true})],
	});
	await openClusters(mounted, 2);
	assert.match(mounted.screen(), /PROTECTED plant\n =+$/m);
	assert.equal(mounted.cell(1, 5).foreground.mode, 'default');
});
