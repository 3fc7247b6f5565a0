import assert from 'node:assert/strict';
import test from 'node:test';
import {startMachine, type Ran} from '../../helpers/commands/start-machine.js';

const day = new Date().toISOString().slice(0, 10);

const resultsOf = ({stdout}: Ran) => stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, string>).map(({id, result}) => `${id} ${result}`);

test('suspend takes the grants away and resume restores them exactly, but not for a token that changed since', async t => {
	const machine = await startMachine(t);
	const {store} = machine.emulator;
	const one = machine.tokenCalled('telegraf edge-08');
	const two = machine.tokenCalled('stack analyser 1');
	const gone = machine.tokenCalled('telegraf edge-06');
	const ids = [one.id, two.id, gone.id];
	const suspended = await machine.run(['suspend', ...ids, '--reason', 'OPS-2', '--format', 'jsonl']);
	assert.equal(suspended.code, 0, suspended.stderr);
	assert.deepEqual(resultsOf(suspended), [`${one.id} suspended`, `${two.id} suspended`, `${gone.id} already-gone`]);
	assert.deepEqual(machine.changes().toSorted(), [one, two].map(({id}) => `PATCH ${id} 200`).toSorted());
	assert.partialDeepStrictEqual(store.tokenOf(machine.clusterId, one.id), {permissions: []});
	assert.match(store.tokenOf(machine.clusterId, one.id)!.description, new RegExp(String.raw`^telegraf edge-08 \[suspended ${day} rw:flight2 w:flight3,flight_old #[\da-z]{6}\]$`));
	assert.deepEqual(machine.journal().entries.flatMap(entry => entry.kind === 'intent' ? [[entry.action, entry.reason]] : []), [['suspend', 'OPS-2'], ['suspend', 'OPS-2']]);

	const again = await machine.run(['suspend', one.id, '--format', 'jsonl']);
	assert.deepEqual([again.code, ...resultsOf(again)], [0, `${one.id} unchanged`]);
	assert.equal(machine.changes().length, 2);

	// Another person changes the second one.
	store.changeToken(machine.clusterId, two.id, {description: 'taken over'});
	const resumed = await machine.run(['resume', ...ids, '--format', 'jsonl']);
	assert.equal(resumed.code, 1);
	assert.deepEqual(resultsOf(resumed), [`${two.id} skipped`, `${gone.id} skipped`, `${one.id} resumed`]);
	assert.match(resumed.stdout, /its description changed since it was suspended/);
	assert.deepEqual(store.tokenOf(machine.clusterId, one.id), one);
	const active = await machine.run(['resume', one.id]);
	assert.equal(active.code, 0, 'a token that is not suspended is as asked');
	assert.match(active.stdout, / unchanged +it is not suspended: it has grants\n$/);
});

test('suspend needs --force for tokens from a filter or a file; --dry-run shows them', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('telegraf edge-08');
	machine.write('ids.txt', `# suspend these\n${id.toUpperCase()}\n`);
	for (const choice of [['--filter', 'kobe'], ['--from', 'ids.txt']]) {
		const ran = await machine.run(['suspend', ...choice]);
		assert.deepEqual(ran, {code: 2, stdout: '', stderr: 'Nothing was sent: --force suspends what is found; --dry-run shows what that is.\n'});
	}

	assert.deepEqual(machine.emulator.requests, []);
	const dry = await machine.run(['suspend', '--from', 'ids.txt', '--dry-run']);
	assert.equal(dry.code, 0);
	assert.match(dry.stderr, /telegraf edge-08 \(6f2c1c1e\)\n {4}PATCH \/api\/v0\/accounts\/\{accountId\}\/clusters\/\{clusterId\}\/tokens\/\{tokenId\}\n {4}\{"description":"telegraf edge-08 \[suspended [\d-]+ rw:flight2 w:flight3,flight_old #[\da-z]+\]","permissions":\[\]\}\n/);
	assert.match(dry.stderr, /\n {4}write on flight3: removed\n/);
	assert.match(dry.stderr, /\nDry run: would suspend 1 of 1; nothing was sent\.\n$/);
	assert.deepEqual(machine.changes(), []);
	assert.deepEqual(machine.emulator.requests.filter(({tokenId}) => tokenId === id).map(({method}) => method), ['GET'], 'the dry run asks for the token');

	const filtered = machine.live().filter(({description}) => description.includes('kobe rack'));
	const ran = await machine.run(['suspend', '--filter', '"kobe rack"', '--force', '--concurrency', '8']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(machine.changes().toSorted(), filtered.map(each => `PATCH ${each.id} 200`).toSorted());
	assert.match(ran.stderr, new RegExp(`\nSuspended ${filtered.length} of ${filtered.length}\n$`));
});

test('suspend exits with 2 if its arguments are wrong, and with 1 if the filter matches no token', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('telegraf edge-08');
	machine.write('empty.txt', '# nothing here\n');
	const cases: ReadonlyArray<readonly [readonly string[], number, RegExp]> = [
		[[], 2, /^Say which tokens: their IDs, --filter FILTER, --from FILE with their IDs, or --all-tokens\./],
		[[id, '--filter', 'x'], 2, /^Say which tokens in one way: /],
		[['--filter', 'agee>1y', '--force'], 2, /^--filter: /],
		[['--from', 'empty.txt', '--force'], 2, /^empty\.txt cannot be used: it holds no token ID\. Nothing was sent\.\n$/],
		[['--from', 'nowhere.txt', '--force'], 2, /nowhere\.txt cannot be read: /],
		[['6f2c1c1e'], 2, /^6f2c1c1e is only the beginning of 6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55 \(telegraf edge-08\): give the whole ID\./],
		[['--filter', 'no_such_token', '--force'], 1, /^No token matches: nothing was sent\.\n$/],
		[[id, '--concurrency', '9'], 2, /It takes a whole number from 1 to 8\./],
	];
	for (const [parameters, code, words] of cases) {
		const ran = await machine.run(['suspend', ...parameters]);
		assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code, stdout: ''}, ran.stderr);
		assert.match(ran.stderr, words);
	}

	assert.deepEqual(machine.changes(), []);
});
