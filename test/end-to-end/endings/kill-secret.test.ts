import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {control, keys} from '../../helpers/keys.js';
import {quit, startSite, type Site} from '../../helpers/end-to-end/start-site.js';
import type {Started} from '../../helpers/end-to-end/start.js';
import {create, find, press} from '../../helpers/end-to-end/steps.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

const description = 'edge-09 of line 3';
const old = 'Grafana wind farm';
const codes = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const; // eslint-disable-line @typescript-eslint/naming-convention -- names of signals

function keptSecrets({journalFile}: Site): readonly string[] {
	const directory = path.dirname(journalFile);
	return existsSync(directory) ? readdirSync(directory).filter(name => name.startsWith('secret-of-')).map(name => path.join(directory, name)) : [];
}

async function fillForm(app: Started, isRotation: boolean): Promise<void> {
	if (isRotation) {
		await find(app, old);
		await press(app, 'R', '● 1 Create a successor with the same grants');
	} else {
		await press(app, 'a', 'Create Database Token');
		await press(app, description, new RegExp(`Description +${description}`));
	}
}

const madeBy = (site: Site, isRotation: boolean) => site.emulator.store.tokensOf(site.emulator.clusterId).filter(token => isRotation ? token.description.startsWith(`${old} [rotated`) : token.description === description);

for (const isRotation of [false, true]) {
	const name = isRotation ? 'rotate' : 'create';
	for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT'] as const) {
		test(`${name} on the screen, ${signal} while the secret is shown: the program keeps it in a file, and its last line names the file`, async t => {
			const site = await startSite(t, {tokens: 40});
			const app = await site.open({columns: 120, rows: 30});
			await fillForm(app, isRotation);
			await create(app);
			app.kill(signal);
			assert.deepEqual(await app.ended(), {code: codes[signal], signal: undefined});
			const [token, ...others] = madeBy(site, isRotation);
			assert.deepEqual(others, []);
			const [kept, ...more] = keptSecrets(site);
			assert.deepEqual(more, []);
			assert.equal(path.basename(kept!), `secret-of-${token!.id}`);
			const secret = readFileSync(kept!, 'utf8').trim();
			assert.match(secret, /^apiv1_\S+$/);
			assert.ok(!app.output().includes(secret));
			const lines = stripVTControlCharacters(app.output()).trimEnd().split('\r\n');
			assert.ok(lines.at(-1)!.endsWith(`was not handed over: it is kept in ${kept}, readable only by you.`), lines.at(-1));
		});

		test(`${name} on the screen, ${signal} while the request is in flight: the program waits for the answer and keeps its secret in a file`, async t => {
			const site = await startSite(t, {tokens: 40});
			const app = await site.open({columns: 120, rows: 30});
			site.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'delay', ms: 1500, when: 'after-apply'}}]);
			await fillForm(app, isRotation);
			await create(app, 'Asking the service');
			await waitForAssertions(() => {
				assert.equal(madeBy(site, isRotation).length, 1);
			});
			app.kill(signal);
			assert.deepEqual(await app.ended(), {code: codes[signal], signal: undefined});
			const [kept] = keptSecrets(site);
			assert.match(readFileSync(kept!, 'utf8'), /^apiv1_\S+\n$/);
			assert.ok(site.journal().some(line => line.kind === 'outcome' && line.result === 'created'), 'the journal has the outcome');
		});
	}

	test(`${name} on the screen, SIGKILL while the secret is shown: the next start names the token whose secret is lost`, async t => {
		const site = await startSite(t, {tokens: 40});
		const app = await site.open({columns: 120, rows: 30});
		await fillForm(app, isRotation);
		await create(app);
		app.kill('SIGKILL');
		await app.ended();
		const {id} = madeBy(site, isRotation)[0]!;
		const next = await site.open({columns: 200, rows: 30});
		await next.until(new RegExp(String.raw`The secret of .+ \(${id.slice(0, 8)}\) was not handed over before the program ended: J, then v`));
		await press(next, 'J', 'v verify');
		await press(next, 'v', `(${id}) was not handed over before the program ended and is lost`);
		await quit(next);
		const last = await site.open({columns: 200, rows: 30});
		assert.ok(!last.screenText().includes('not handed over'));
		await quit(last);
	});
}

test('the program keeps no copy of a secret that was written to a file; pressing Ctrl+C twice keeps one that was not', async t => {
	const site = await startSite(t, {tokens: 40});
	const app = await site.open({columns: 120, rows: 30});
	await fillForm(app, false);
	await create(app);
	await press(app, 'w', 'New file:');
	await press(app, 'edge.secret', 'edge.secret');
	await press(app, keys.enter, '✓ Written to');
	app.kill('SIGTERM');
	await app.ended();
	assert.deepEqual(keptSecrets(site), []);

	const second = await site.open({columns: 120, rows: 30});
	await press(second, 'a', 'Create Database Token');
	await press(second, 'another', /Description +another/);
	await create(second);
	await press(second, control('c'), 'Ctrl+C again quits');
	await quit(second);
	assert.equal(keptSecrets(site).length, 1);
});
