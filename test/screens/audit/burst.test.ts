import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {openCluster} from '../../helpers/screens/open-cluster.js';
import {cursorRow} from '../../helpers/screens/walk.js';

const asking = 'The rules were still being asked when that key came: press it again.';

test('moves that come in one write with A are made once the rules are asked, as when they come slowly', async t => {
	const {mounted} = await openCluster(t);
	await mounted.press('A');
	await mounted.until(/^ Score \d+ of 100/m);
	await mounted.press('j', 'j', 'j', 'k');
	const slow = cursorRow(mounted);
	const cluster = await openCluster(t);
	await cluster.mounted.pressTogether(['A', 'j', 'j', 'j', 'k']);
	await cluster.mounted.until(/^ Score \d+ of 100/m);
	await cluster.mounted.until(() => cursorRow(cluster.mounted) === slow);
	assert.match(slow, /^high +description contradicts the grants/);
});

test('a after A and j in one write is refused with a sentence, and the next a acts on the rule that j went to', async t => {
	const {mounted} = await openCluster(t);
	await mounted.pressTogether(['A', 'j', 'a']);
	await mounted.until(/^ Score \d+ of 100/m);
	await mounted.until(asking);
	assert.match(await mounted.until(/^▌ {2}high +grants on d/m), /^▌ {2}high +grants on databases that do not exist/m);
	await mounted.press('a');
	await mounted.until(/┌ grants on databases that do not exist, 2 tokens/);
});

for (const [name, key] of [['Enter', keys.enter], ['Tab', keys.tab], ['m', 'm'], ['E', 'E']] as const) {
	test(`${name} in one write with A is refused with a sentence, and works once the rules are asked`, async t => {
		const {mounted} = await openCluster(t);
		await mounted.pressTogether(['A', key]);
		await mounted.until(asking);
		await mounted.until(/^ Score \d+ of 100/m);
		const before = mounted.screen();
		assert.notEqual(await mounted.press(key), before);
	});
}

test('Esc in one write with A goes back to the list', async t => {
	const {mounted} = await openCluster(t);
	await mounted.pressTogether(['A', 'j', keys.escape]);
	assert.match(await mounted.until('› Database tokens'), /55 active$/m);
});
