import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {deletesOf} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	pressConfirmation,
	refresh,
	writesOf,
} from '../../helpers/screens/open-cluster.js';
import {toRule} from '../../helpers/screens/to-rule.js';

test('after a revoke from the audit, the audit is right without a refresh, and the message counts what is solved', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const {id} = cluster.putToken('zz gone', 'write:gone_a');
	await refresh(cluster, '56 active');
	await toRule(mounted, 'databases that do not exist');
	await mounted.until(/databases that do not exist +3 /);
	await mounted.press(keys.tab);
	for (let step = 0; step < 3 && !/^▌ {2}zz gone/m.test(mounted.screen()); step++) {
		await mounted.press('j');
	}

	await mounted.press('a');
	await mounted.until(/g +Drop these grants of the token: not possible/);
	await mounted.press('d');
	await mounted.until(/Solves \d+ findings?[,.:]/);
	const foreseen = /Solves (?<count>\d+) findings?[,.:]/.exec(mounted.screen())!.groups!.count;
	await pressConfirmation(cluster, 'Revoke Token');
	await mounted.until(/Revoked zz gone[^!]* \d+ findings\s+solved, 0 new\./);
	assert.match(mounted.screen(), new RegExp(String.raw`\s${foreseen} findings\s+solved, 0 new\.`));
	assert.deepEqual(deletesOf(emulator), [id]);
	await mounted.press(keys.escape);
	await mounted.until(/databases that do not exist +2 /);
});

test('after a suspension in the list that the audit opened, Esc leads to an audit that is right', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const {id} = cluster.putToken('zz gone', 'write:gone_a');
	await refresh(cluster, '56 active');
	await toRule(mounted, 'databases that do not exist');
	await mounted.until(/databases that do not exist +3 /);
	await mounted.press(keys.enter);
	await mounted.until(/ \/ finding:missing-database +3 of \d+ active/);
	await mounted.press('G');
	await mounted.until(/^▌.*zz gone/m);
	await mounted.press('s');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/Suspended zz gone[^!]* \d+ findings?\s+solved, \d+\s+new\./);
	await mounted.until(/ \/ finding:missing-database +2 of \d+ active/);
	assert.deepEqual(writesOf(emulator).map(({method, tokenId}) => [method, tokenId]), [['PATCH', id]]);
	await mounted.press(keys.escape, keys.escape);
	await mounted.until(/databases that do not exist +2 /);
});

test('an audit that a question needs says in the last messages what is solved since the one before, and not below the question', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await mounted.press('A');
	await mounted.until(/^ Score \d+ of 100/m);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	cluster.putToken('zz gone', 'write:gone_a');
	await refresh(cluster, '56 active');
	await mounted.press('D');
	await mounted.until('‹ Cancel ›');
	await mounted.press('!');
	await mounted.until(/solved, \d+ new\./);
	await mounted.press(keys.escape);
	await mounted.until('‹ Cancel ›');
	assert.doesNotMatch(mounted.screen(), /solved,/);
});
