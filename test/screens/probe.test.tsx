import test from 'node:test';
import {keys} from '../helpers/keys.js';
import {mountApp, quickStartVariables, savedProfile} from '../helpers/mount-app.js';
import {openTokens, openClusters} from './walk.js';
import {screenOf} from './assert-screen.js';

test('probe', async t => {
	for (const [columns, rows] of [[60, 15], [200, 50]]) {
	const {mounted} = await mountApp(t, {columns, rows, settings: emulator => [savedProfile(emulator, {isProtected: true, name: 'plänt'})], isHostGiven: true, environment: quickStartVariables});
	const show = (name: string) => console.log(`== ${name}\n${screenOf(mounted)}`);
	show('profiles');
	await openClusters(mounted, 2);
	await mounted.until(/403/);
	show('clusters');
	await mounted.press(keys.enter);
	await mounted.until(/\d active$/m);
	show('tokens');
	await mounted.press(...'/edge-08', keys.enter, 'o');
	show('options');
	await mounted.press(keys.escape, keys.enter);
	show('details');
	await mounted.press('D');
	show('confirm');
	await mounted.until(async () => { await mounted.press(keys.escape); return true; });
	while (!mounted.screen().includes('Enter details') && mounted.screen().includes('understand')) await mounted.press(keys.escape);
	await mounted.press('?');
	show('help');
	await mounted.press(keys.escape, ':');
	show('palette');
	}
});
test('form', async t => {
	const {mounted} = await mountApp(t);
	const show = (name: string) => console.log(`== ${name}\n${screenOf(mounted)}`);
	show('first');
	await mounted.press('a');
	show('form');
	await mounted.press(keys.enter);
	show('form errors');
});
test('damaged', async t => {
	const {mounted} = await mountApp(t, {settings: '{"version": 1, "profiles": [{"name": "x"}]', columns: 200});
	const show = (name: string) => console.log(`== ${name}\n${screenOf(mounted)}`);
	show('damaged');
});
