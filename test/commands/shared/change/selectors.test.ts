import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {parsePlan} from '../../../../source/tokens/plan/parse-plan.js';
import {startMachine} from '../../../helpers/commands/start-machine.js';

const changing: ReadonlyArray<readonly string[]> = [
	['revoke', '--force'],
	['suspend', '--force'],
	['resume', '--force'],
	['revoke', '--dry-run'],
	['plan', 'revoke', '--reason', 'x'],
	['plan', 'suspend', '--reason', 'x'],
];

test('every command that changes or plans refuses a filter without a condition, and sends no request', async t => {
	const machine = await startMachine(t);
	for (const command of changing) {
		// Another test has all filters without a condition, and does not start a program for each.
		for (const filter of command === changing[0] ? ['', ' \t ', '""', '!', '-', 'telegraf !'] : ['', '!']) {
			const ran = await machine.run([...command, '--filter', filter]);
			assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code: 2, stdout: ''}, `${command.join(' ')} ${filter}`);
			assert.match(ran.stderr, /^--filter/);
		}

		const second = await machine.run([...command, '--filter', 'telegraf', '--filter', '']);
		assert.equal(second.code, 2, 'one of two filters is empty, perhaps because a variable is not set');
	}

	assert.deepEqual(machine.emulator.requests, []);
	assert.ok(!existsSync(machine.journalFile));
	const listed = await machine.run(['list', '--filter', '', '--count']);
	assert.equal(listed.code, 0, 'list changes nothing, so it takes an empty filter');
});

test('--all-tokens selects every token that is not revoked, and says how many and in which cluster; --force alone is refused', async t => {
	const machine = await startMachine(t);
	const live = machine.live();
	const bare = await machine.run(['revoke', '--force']);
	assert.deepEqual({code: bare.code, stdout: bare.stdout}, {code: 2, stdout: ''});
	const both = await machine.run(['revoke', '--all-tokens', '--filter', 'telegraf', '--force']);
	assert.equal(both.code, 2);
	const unforced = await machine.run(['suspend', '--all-tokens']);
	assert.equal(unforced.code, 2);
	assert.deepEqual(machine.emulator.requests, []);

	const words = `All tokens of cluster cluster ${machine.clusterId.slice(0, 8)} (${machine.clusterId}) that are not revoked: ${live.length}.\n`;
	const dry = await machine.run(['revoke', '--all-tokens', '--dry-run']);
	assert.ok(dry.stderr.startsWith(words), dry.stderr);
	const plan = await machine.run(['plan', 'revoke', '--all-tokens', '--reason', 'x']);
	assert.equal(plan.code, 0);
	const parsed = parsePlan(plan.stdout);
	assert.ok(parsed.ok);
	assert.deepEqual(new Set(parsed.plan.targets.map(({id}) => id)), new Set(live.map(({id}) => id)));
	assert.match(plan.stderr, new RegExp(`^A plan to revoke all ${live.length} tokens of cluster `));
	assert.deepEqual(machine.changes(), []);

	const ran = await machine.run(['revoke', '--all-tokens', '--force', '--concurrency', '8']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.ok(ran.stderr.startsWith(words), ran.stderr);
	assert.deepEqual(machine.changes().toSorted(), live.map(({id}) => `DELETE ${id} 204`).toSorted());
});

test('if --filter is given twice, each filter is parsed alone and a token must match both', async t => {
	const machine = await startMachine(t);
	const described = async (...filters: readonly string[]) => {
		const {stdout, code, stderr} = await machine.run(['list', '--format', 'jsonl', ...filters.flatMap(filter => ['--filter', filter])]);
		assert.equal(code, 0, stderr);
		return stdout.split('\n').filter(line => line !== '').map(line => (JSON.parse(line) as {readonly description: string}).description);
	};

	const analysers = await described('stack analyser');
	assert.deepEqual(analysers, ['stack analyser 1', 'stack analyser 2']);
	assert.deepEqual(await described('stack', '"analyser 1"'), ['stack analyser 1']);
	assert.deepEqual(await described('"analyser 1"', 'stack'), ['stack analyser 1'], 'the order does not matter');
	assert.deepEqual(await described('telegraf|analyser', 'stack'), analysers, 'a | applies only inside its own filter');
	assert.deepEqual(await described('"stack analyser', '"analyser 1"'), ['stack analyser 1'], 'a quote ends with its own filter');

	const ran = await machine.run(['revoke', '--filter', '"analyser 2"', '--filter', 'stack|telegraf', '--force']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(machine.changes(), [`DELETE ${machine.tokenCalled('stack analyser 2').id} 204`]);
	const help = await machine.run(['revoke', '--help']);
	assert.match(help.stdout, /again for\s+another that must match too/);
});

test('any other option with one value exits with 2 if it is given twice, or with two values before and behind the command\'s name', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[['revoke', '--from', 'a', '--from', 'b', '--force'], /^error: --from is given twice/],
		[['revoke', id, '--reason', 'a', '--reason', 'a', '--force'], /^error: --reason is given twice/],
		[['suspend', id, '--confirm', 'a', '--confirm=b'], /^error: --confirm is given twice/],
		[['list', '--format', 'csv', '--format', 'json'], /^error: --format is given twice/],
		[['update', id, '--description', 'a', '--description', 'b'], /^error: --description is given twice/],
		[['plan', 'revoke', '--filter', 'x', '--reason', 'a', '--days', '1', '--days', '2'], /^error: --days is given twice/],
		[['--cluster', 'a', '--cluster', 'b'], /^error: --cluster is given twice/],
		[['--theme', 'dark', '--theme', 'light'], /^error: --theme is given twice/],
		[['emulator', '--port', '0', '--port', '0'], /^error: --port is given twice/],
		[['--profile', 'Environment', 'list', '--profile', 'Other'], /^error: --profile has one value before the command's name and another behind it/],
		[['--cluster', 'a', 'plan', 'revoke', '--cluster', 'b', '--filter', 'x', '--reason', 'y'], /^error: --cluster has one value before/],
		[['--filter', 'telegraf', 'revoke', '--filter', 'stack', '--force'], /^error: --filter stands before revoke, where it is for the screen: put it behind revoke\./],
	];
	for (const [parameters, words] of cases) {
		const {code, stdout, stderr} = await machine.run(parameters);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, parameters.join(' '));
		assert.match(stderr, words);
	}

	assert.deepEqual(machine.emulator.requests, []);
	const same = await machine.run(['--profile', 'Environment', 'list', '--profile', 'Environment', '--count']);
	assert.equal(same.code, 0, same.stderr);
	const more = await machine.run(['create', 'x', '--read-database', 'sensors', '--read-database', 'flight2', '--print-secret', '--dry-run']);
	assert.equal(more.code, 0, more.stderr);
});

test('--from takes IDs from lines, CSV, JSON and plans, and sends nothing if any entry is not an ID', async t => {
	const machine = await startMachine(t);
	const one = machine.tokenCalled('stack analyser 1').id;
	const two = machine.tokenCalled('stack analyser 2').id;
	const refusals: ReadonlyArray<readonly [string, string, RegExp]> = [
		['comment.txt', `${one}\ndo NOT revoke ${two}\n`, /^comment\.txt cannot be used: line 2 is no token ID/],
		['odd.csv', `id,description\r\n${one},see ${two}\r\n,${two}\r\n`, /^odd\.csv cannot be used: line 3 has no token ID in its column id/],
		['odd.json', `[{"token": "${one}"}]`, /^odd\.json cannot be used: item 1 has no field id/],
	];
	for (const [name, text, words] of refusals) {
		machine.write(name, text);
		for (const command of [['revoke', '--force'], ['suspend', '--force'], ['plan', 'revoke', '--reason', 'x']]) {
			const {code, stdout, stderr} = await machine.run([...command, '--from', name]);
			assert.deepEqual({code, stdout}, {code: 2, stdout: ''});
			assert.match(stderr, words);
		}
	}

	assert.deepEqual(machine.emulator.requests, []);
	const {store} = machine.emulator;
	store.changeToken(machine.clusterId, one, {description: `replaces ${two}\n${two}`});
	for (const format of ['csv', 'json', 'jsonl']) {
		const {code} = await machine.shell(`$influx_tokens list --filter id:${one} --format ${format} > list.txt && $influx_tokens plan revoke --from list.txt --reason x > plan.json`);
		assert.equal(code, 0);
		const again = await machine.run(['revoke', '--from', 'plan.json', '--dry-run', '--format', 'jsonl']);
		assert.equal(again.code, 0, again.stderr);
		assert.deepEqual(again.stdout.trim().split('\n').map(line => (JSON.parse(line) as {readonly id: string}).id), [one]);
	}

	const ids = path.join(machine.directory, 'ids.txt');
	writeFileSync(ids, Buffer.from(`\u{FEFF}# do NOT revoke ${two}\r\n${one.toUpperCase()} # ${two}\r\n`, 'utf16le'));
	const ran = await machine.run(['revoke', '--from', 'ids.txt', '--force']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(machine.changes(), [`DELETE ${one} 204`]);
});
