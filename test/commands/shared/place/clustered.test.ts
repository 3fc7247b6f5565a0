import assert from 'node:assert/strict';
import test from 'node:test';
import {clusteredCluster} from '../../../../source/profiles/clustered-cluster.js';
import {startMachine} from '../../../helpers/commands/start-machine.js';

for (const paths of ['long', 'short'] as const) {
	test(`the commands that read and change tokens work on InfluxDB Clustered with ${paths} paths`, async t => {
		const machine = await startMachine(t, {product: 'clustered', paths, tokens: 20});
		const {emulator} = machine;
		const run = async (...parameters: readonly string[]) => {
			const ran = await machine.run(parameters);
			assert.equal(ran.code, 0, `${parameters.join(' ')}: ${ran.stderr}`);
			return ran.stdout;
		};

		const tokens = JSON.parse(await run('list', '--format', 'json')) as ReadonlyArray<{readonly id: string; readonly description: string; readonly permissions: readonly unknown[]}>;
		const token = tokens.find(({permissions}) => permissions.length > 0)!;
		assert.match(await run('get', token.id.slice(0, 8)), new RegExp(token.id));
		const created = JSON.parse(await run('create', 'made here', '--read-database', 'flight2', '--print-secret', '--format', 'json')) as ReadonlyArray<{readonly id: string}>;
		const {id} = created[0]!;
		await run('update', id, '--description', 'made here, changed');
		await run('suspend', id);
		await run('resume', id);
		await run('plan', 'revoke', '--filter', `id:${id}`, '--reason', 'x');
		await run('revoke', id, '--force');
		const live = emulator.store.tokensOf(machine.clusterId).find(candidate => candidate.id === id)!;
		assert.ok(live.revokedAt);
		assert.equal(live.description, 'made here, changed');

		const prefix = paths === 'short' ? /^\/api\/v0\/tokens/ : /^\/api\/v0\/accounts\/11111111-1111-1111-1111-111111111111\/clusters\/11111111-1111-1111-1111-111111111111\/tokens/;
		const changes = emulator.requests.filter(({method}) => method !== 'GET');
		assert.deepEqual(changes.map(({method}) => method), ['POST', 'PATCH', 'PATCH', 'PATCH', 'DELETE']);
		assert.ok(changes.every(({path}) => prefix.test(path)));
		// The changes are in the journal of this installation, whose ID comes from its URL.
		assert.match(await run('activity'), /made here/);
		assert.match(await run('info', '--format', 'json'), new RegExp(clusteredCluster(emulator.url).id));
	});
}
