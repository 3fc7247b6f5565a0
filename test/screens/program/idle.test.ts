import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
import {waitFor} from '../../helpers/wait-for.js';
import {openTokens} from '../../helpers/screens/walk.js';

test('an idle program sends nothing to the terminal', async t => {
	const {mounted} = await mountApp(t, {seed: {tokens: 757}});
	await openTokens(mounted);
	await mounted.settle();
	const before = mounted.bytes();
	const from = performance.now();
	await waitFor(() => performance.now() - from >= 300);
	assert.equal(mounted.bytes(), before);
	// The program still reacts.
	await mounted.press('j');
	assert.ok(mounted.bytes() > before);
});

test('a cursor move sends few bytes, and a key without an action sends none', async t => {
	const {mounted} = await mountApp(t, {seed: {tokens: 757}});
	await openTokens(mounted);
	const costOf = async (key: string) => {
		const before = mounted.bytes();
		await mounted.press(key);
		return mounted.bytes() - before;
	};

	for (const key of ['j', keys.down, 'j', 'k', 'j', 'j', keys.up, 'j', 'j', 'j']) {
		const cost = await costOf(key);
		assert.ok(cost > 0, JSON.stringify(key));
		assert.ok(cost < 260, `${JSON.stringify(key)}: ${cost} bytes`);
	}

	// The first time the message line says that the key has no meaning.
	await mounted.press('z', keys.delete, keys.backspace);
	assert.equal(await costOf('z'), 0);
	assert.equal(await costOf(keys.delete), 0);
	assert.equal(await costOf(keys.backspace), 0);
});

test('a screen with many texts and fields hears of a new size no more often than the list', async t => {
	const {mounted} = await mountApp(t);
	await openTokens(mounted);
	const listeners = mounted.sizeListeners();
	await mounted.press('a', keys.tab, keys.tab);
	for (let row = 0; row < 8; row++) {
		await mounted.press(keys.shiftTab, keys.enter);
	}

	await mounted.until('Create Database Token');
	assert.equal(mounted.sizeListeners(), listeners);
	await mounted.resize(120, 30);
	await mounted.until(/─{100}/);
});
