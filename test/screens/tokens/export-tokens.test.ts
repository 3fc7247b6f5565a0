import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {workInDirectory} from '../../helpers/screens/open-cluster.js';
import {untilExported} from '../../helpers/screens/until-exported.js';
import {openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const {id: accountId, clusters} = emulator.accounts[0]!;
const [cluster] = clusters;
const named = (text: string) => emulator.store.tokensOf(cluster!.id).filter(({description, revokedAt}) => description.includes(text) && revokedAt === undefined);

const fileEnding = (ending: string) => {
	const [file, ...others] = readdirSync('.').filter(name => name.endsWith(`.${ending}`));
	assert.equal(others.length, 0);
	assert.equal(statSync(file!).mode % 0o1000, 0o600);
	return readFileSync(file!, 'utf8');
};

for (const {way, send} of ways) {
	test(`E writes the tokens that the list shows in every format, with account and cluster, and a capital the marked ones, ${way}`, async t => {
		workInDirectory(t);
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		const analysers = named('stack analyser');
		await send(mounted, '/', ...'stack analyser', keys.enter);
		await mounted.until(`${analysers.length} of `);
		for (const [letter, ending] of [['c', 'csv'], ['j', 'json'], ['l', 'jsonl'], ['m', 'md'], ['i', 'txt']] as const) {
			await send(mounted, 'E');
			await mounted.until(`Export ${analysers.length} tokens`);
			await send(mounted, letter);
			await untilExported(mounted, ending);
		}

		const ids = new Set(analysers.map(({id}) => id));
		const [head, ...rows] = fileEnding('csv').trimEnd().split('\n');
		assert.equal(head, 'id,description,status,databases,permissions,createdAt,expiresAt,revokedAt,accountId,clusterId');
		assert.deepEqual(new Set(rows.map(row => row.split(',', 1)[0])), ids);
		assert.ok(rows.every(row => row.endsWith(`,${accountId},${cluster!.id}`)), rows.join('\n'));
		const stored = JSON.parse(fileEnding('json')) as ReadonlyArray<Readonly<Record<string, unknown>>>;
		assert.deepEqual(
			stored.map(({description, permissions, clusterId}) => [description, permissions, clusterId]),
			analysers.map(({description, permissions}) => [description, permissions, cluster!.id]),
		);
		assert.equal(fileEnding('jsonl').trimEnd().split('\n').length, analysers.length);
		assert.match(fileEnding('md'), /^\| id \| description \|/);
		assert.deepEqual(new Set(fileEnding('txt').trimEnd().split('\n')), ids);
		assert.ok(isUntouched(emulator));
	});

	test(`a capital letter writes only the marked tokens, ${way}`, async t => {
		workInDirectory(t);
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		const [first] = named('stack analyser');
		await send(mounted, '/', ...'stack analyser', keys.enter, ' ', 'E');
		await mounted.until('a capital: the 1 marked');
		await send(mounted, 'I');
		assert.equal(await untilExported(mounted, 'txt'), `${first!.id}\n`);
	});
}
