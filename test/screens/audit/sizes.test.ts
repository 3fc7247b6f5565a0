import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {openCluster, refresh, type OpenCluster} from '../../helpers/screens/open-cluster.js';
import {toRule} from '../../helpers/screens/to-rule.js';

async function withLongDescription(cluster: OpenCluster): Promise<void> {
	cluster.putToken('zz '.repeat(80), 'write:gone_with_a_name_of_some_length_for_the_column');
	await refresh(cluster, '56 active');
	await toRule(cluster.mounted, 'grants on d');
}

test('at 160x50 the evidence stands beside the rules, Tab and the arrows reach it, and long texts end in an ellipsis', async t => {
	const cluster = await openCluster(t, {columns: 160, rows: 50});
	const {mounted} = cluster;
	await withLongDescription(cluster);
	await mounted.until(/SEVERITY +FINDING +TOKENS +SOLVED BY +TOKEN +EVIDENCE/);
	const row = mounted.rows().find(each => each.includes('zz zz'));
	assert.match(row!, /^ {3}\w+ .{80,} zz zz [ z]+… +no database is named gone_\w*…$/);
	await mounted.press(keys.tab);
	assert.match(mounted.screen(), /^ ● high +grants on databases that do not exist /m);
	assert.match(mounted.screen(), /▌ {2}telegraf edge-08 /);
	await mounted.press(keys.down, keys.down);
	assert.match(mounted.screen(), /▌ {2}zz zz/);
	await mounted.press(keys.tab, keys.down);
	assert.match(mounted.screen(), /^▌ {2}high +description contradicts the grants/m);
	for (const each of mounted.rows()) {
		assert.ok(each.trimEnd().length <= 160);
	}
});

test('at 80x24 in ASCII and without colours, everything is in ASCII, and a mark shows the cursor', async t => {
	const cluster = await openCluster(t, {isAscii: true, colorLevel: 'none'});
	const {mounted} = cluster;
	await withLongDescription(cluster);
	assert.match(mounted.screen(), /^> {2}high +grants on databases that do not exist +3 +drop grants/m);
	await mounted.press(keys.tab);
	assert.match(mounted.screen(), /^ {3}zz zz [ z]+\.\.\. +no database is named gone_\w*\.\.\.$/m);
	await mounted.press('a');
	await mounted.until(/\+ grants on databases that do not exist, 1 token -+\+/);
	assert.match(mounted.screen(), /^\p{ASCII}*$/u);
});

test('at 60x15 the rules, their evidence and the whole sentence have room', async t => {
	const cluster = await openCluster(t, {columns: 60, rows: 15});
	const {mounted} = cluster;
	await withLongDescription(cluster);
	assert.match(mounted.screen(), /^▌ {2}high +grants on databases/m);
	assert.match(mounted.screen(), /3 tokens have grants on a name that no database of this\n {3}cluster has\./);
	await mounted.press(keys.tab);
	assert.match(mounted.screen(), /^▌ {2}telegraf edge-08 +no database is named flight_old/m);
	assert.match(mounted.screen(), / Enter tokens {2}a act/);
});
