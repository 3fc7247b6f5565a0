import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {EmulatorOptions} from '../../../../source/emulator/emulator.js';
import {signInConfig} from '../../../../source/emulator/sign-in/sign-in-config.js';
import {filesWith} from '../../../helpers/commands/find-in-files.js';
import {startMachine, type Machine, type Ran} from '../../../helpers/commands/start-machine.js';
import {start} from '../../../helpers/end-to-end/start.js';
import {control} from '../../../helpers/keys.js';
import {giveToken} from '../../../helpers/sign-in/give-token.js';
import {waitForAssertions} from '../../../helpers/wait-for.js';

type Test = Parameters<typeof startMachine>[0];

const list = ['list', '--format', 'jsonl'];
const place = '--profile emulated';

/**
A machine whose influxctl config signs in at the emulator. `more` is added to the profile.
*/
async function machineWith(t: Test, signIn: NonNullable<EmulatorOptions['signIn']>, {config = signInConfig, ...options}: Omit<EmulatorOptions, 'signIn'> & {readonly config?: (url: string) => string} = {}): Promise<Machine> {
	const machine = await startMachine(t, {product: 'clustered', signIn, ...options});
	const directory = path.join(machine.directory, 'config', 'influxctl');
	mkdirSync(directory, {recursive: true});
	writeFileSync(path.join(directory, 'config.toml'), config(machine.emulator.url), {mode: 0o600});
	return machine;
}

const run = async (machine: Machine, command: string): Promise<Ran> => machine.shell(`unset ACCOUNT_ID CLUSTER_ID MANAGEMENT_TOKEN; $influx_tokens_anywhere ${command}`);

/**
Asserts that no secret of the identity provider is in what the program wrote.
*/
function assertSilent({emulator, directory}: Machine, ...written: readonly string[]): void {
	const secrets = emulator.identity!.given;
	assert.ok(secrets.length > 0);
	for (const secret of secrets) {
		for (const part of secret.split('.')) {
			assert.ok(written.every(text => !text.includes(part)), part);
			assert.deepEqual(filesWith(directory, part), []);
		}
	}
}

test('without a terminal a command does not sign in: it says how, sends nothing, and exits with 3', async t => {
	const machine = await machineWith(t, {approveAfter: 0});
	const ran = await run(machine, `${list.join(' ')} ${place}`);
	assert.deepEqual([ran.code, ran.stdout], [3, '']);
	assert.equal(ran.stderr, 'emulated needs a person who signs in, and standard error is no terminal: add --sign-in to print the code there all the same, or give a token with --token-stdin.\n');
	assert.deepEqual(machine.emulator.requests, []);
});

test('with --sign-in the address and the code go to standard error, and the command goes on once the person has signed in', async t => {
	const machine = await machineWith(t, {approveAfter: 1});
	const ran = await run(machine, `${list.join(' ')} ${place} --sign-in`);
	assert.equal(ran.code, 0, ran.stderr);
	assert.ok(ran.stdout.trim().split('\n').length > 20);
	assert.match(ran.stderr, /^To sign in to emulated, open this address in a browser, on any device:\n {2}http:\/\/127\.0\.0\.1:\d+\/activate\?user_code=(?<code>[B-Z]{4}-[B-Z]{4})\nApprove only if it shows this code: {2}\k<code>\nWaiting until \d\d:\d\d; Ctrl\+C stops\.\nSigned in\.\n/);
	assertSilent(machine, ran.stdout, ran.stderr);
});

test('a denied sign-in and a setting that is missing are each one sentence, and the exit code is 3', async t => {
	const denying = await machineWith(t, {approveAfter: 0, isDenied: true});
	const denied = await run(denying, `${list.join(' ')} ${place} --sign-in`);
	assert.equal(denied.code, 3);
	assert.match(denied.stderr, /\nThe sign-in was denied, by you or by the identity provider\. Sign in again, or ask those who run the provider\.\n$/);
	for (const [found, replaced, words] of [
		['client_id', 'other_id', /auth\.oauth2\.client_id is missing\. Correct it in .*config\.toml, or enter a token\./],
		['device_url = "http://127.0.0.1', 'device_url = "ftp://127.0.0.1', /auth\.oauth2\.device_url is not an address that begins with https/],
		['scopes = [', 'scopes = ["two words", ', /auth\.oauth2\.scopes is not a list/],
		['parameters = {audience = "influxdb"}', 'parameters = 5', /auth\.oauth2\.parameters is not a table/],
	] as const) {
		const machine = await machineWith(t, {}, {config: url => signInConfig(url).replace(found, () => replaced)});
		const ran = await run(machine, `${list.join(' ')} ${place} --sign-in`);
		assert.equal(ran.code, 3);
		assert.match(ran.stderr, words);
		assert.deepEqual(machine.emulator.requests, []);
	}
});

const bare = Object.fromEntries([['ACCOUNT_ID', ''], ['CLUSTER_ID', ''], ['MANAGEMENT_TOKEN', '']]);

test('at a terminal a command shows the code without a flag, and the page of the provider approves it', async t => {
	const machine = await machineWith(t, {});
	const app = start({arguments: [...list, '--profile', 'emulated'], environment: {...machine.environment, ...bare}, test: t});
	await app.until(/shows this code: +[B-Z]{4}-[B-Z]{4}/);
	const [code] = /[B-Z]{4}-[B-Z]{4}/.exec(app.output())!;
	const activate = async (userCode: string): Promise<number> => {
		const response = await fetch(`${machine.emulator.url}/activate`, {method: 'POST', body: new URLSearchParams(Object.fromEntries([['user_code', userCode]]))});
		return response.status;
	};

	// A code that the provider did not give approves nothing.
	assert.equal(await activate(code.replace(/^./, first => first === 'B' ? 'C' : 'B')), 404);
	assert.ok(!app.output().includes('Signed in.'));
	assert.equal(await activate(code.toLowerCase()), 200);
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	assert.match(app.output(), /Signed in\./);
	assertSilent(machine, app.output());
});

test('Ctrl+C ends a command that waits for a sign-in, and a code that could harm the terminal is shown harmless', async t => {
	const machine = await machineWith(t, {userCode: '\u{1B}]0;owned\u{7}\u{202E}CODE'});
	const app = start({arguments: [...list, '--profile', 'emulated'], environment: {...machine.environment, ...bare}, test: t});
	await app.until('Approve only if it shows this code:');
	await waitForAssertions(() => {
		assert.ok(machine.emulator.requests.some(({path: asked}) => asked === '/oauth/token'));
	});
	app.press(control('c'));
	const {code, signal} = await app.ended();
	assert.ok(code === 130 || signal !== undefined, `${code} ${signal}`);
	assert.ok(!app.output().includes('\u{1B}]0;'));
	assert.ok(!app.output().includes('\u{202E}'));
	assertSilent(machine, app.output());
});

const rack = '"kobe rack"';
const revokeRacks = `revoke --filter '${rack}' --force --format jsonl --concurrency 1 ${place}`;
const racksOf = ({emulator}: Machine) => emulator.store.tokensOf(emulator.accounts[0]!.clusters[0]!.id).filter(({description, revokedAt}) => description.includes('kobe rack') && revokedAt === undefined);

/**
Lets the service's clock pass the end of every token so far, once the third token is revoked.
*/
function passAfterThird(): {readonly options: EmulatorOptions; readonly watch: (machine: Machine, also?: () => void) => void} {
	let revoked = 0;
	let act: () => void = () => undefined;
	return {
		options: {
			onRequest({method, status}) {
				revoked += method === 'DELETE' && status === 204 ? 1 : 0;
				if (revoked !== 3) {
					return;
				}

				revoked++;
				act();
			},
		},
		watch(machine, also) {
			act = () => {
				also?.();
				machine.emulator.passTime(3_700_000);
			};
		},
	};
}

test('a token that ends in the middle of a batch is renewed by the refresh token, and the batch goes on without a person', async t => {
	const {options, watch} = passAfterThird();
	const machine = await machineWith(t, {approveAfter: 0}, options);
	watch(machine);
	const count = racksOf(machine).length;
	assert.ok(count > 5);
	const ran = await run(machine, `${revokeRacks} --sign-in`);
	assert.equal(ran.code, 0, ran.stderr);
	assert.match(ran.stderr, new RegExp(`Revoked ${count} of ${count}`));
	assert.deepEqual(racksOf(machine), []);
	const grants = machine.emulator.requests.filter(({path: asked}) => asked === '/oauth/token').map(({body}) => (body as {readonly grant_type: string}).grant_type);
	assert.deepEqual(grants, ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token']);
	assertSilent(machine, ran.stdout, ran.stderr);
});

test('without a refresh token such a batch stops: the other changes are not started, and the exit code is 3', async t => {
	const {options, watch} = passAfterThird();
	const machine = await machineWith(t, {approveAfter: 0, hasRefreshToken: false}, options);
	watch(machine);
	const count = racksOf(machine).length;
	const ran = await run(machine, `${revokeRacks} --sign-in`);
	assert.equal(ran.code, 3, ran.stderr);
	assert.match(ran.stderr, /\nStopped: 401: .*It came from the sign-in: run the command again and sign in anew/);
	assert.equal(racksOf(machine).length, count - 3);
	assert.match(ran.stderr, /not started/);
});

test('a token file is read again in the middle of a batch', async t => {
	const {options, watch} = passAfterThird();
	const machine = await machineWith(t, {approveAfter: 0}, {...options, config: url => signInConfig(url).replace(/\[profile\.auth\.oauth2\][\s\S]*/, '[profile.auth.token]\ntoken_file = "admin-token"\n')});
	const {emulator} = machine;
	const write = (token: string): void => {
		writeFileSync(path.join(machine.directory, 'config', 'influxctl', 'admin-token'), `${token}\n`, {mode: 0o600});
	};

	write(await giveToken(emulator));
	emulator.passTime(3_000_000);
	const next = await giveToken(emulator);
	emulator.passTime(-3_000_000);
	watch(machine, () => {
		// Another program has put the next token there.
		write(next);
	});
	const ran = await run(machine, revokeRacks);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(racksOf(machine), []);
});

test('a token that ends too soon stops a batch before its first intent, unless it can be renewed', async t => {
	const stuck = await machineWith(t, {approveAfter: 0, tokenLife: 60, hasRefreshToken: false});
	const count = racksOf(stuck).length;
	const stopped = await run(stuck, `${revokeRacks} --sign-in`);
	assert.equal(stopped.code, 3, stopped.stderr);
	assert.match(stopped.stderr, /\nStopped: The management token ends at \d{4}-\d\d-\d\d \d\d:\d\d UTC, too soon for another change\./);
	assert.equal(racksOf(stuck).length, count);
	assert.ok(stuck.emulator.requests.every(({method, path: asked}) => method === 'GET' || asked.startsWith('/oauth/')));
	const rows = stopped.stdout.trim().split('\n').map(line => (JSON.parse(line) as {readonly result: string}).result);
	assert.deepEqual(rows, Array.from({length: count}, () => 'not-started'));

	// The provider never gives a longer one: the batch goes on with what there is.
	const going = await machineWith(t, {approveAfter: 0, tokenLife: 60});
	const ran = await run(going, `${revokeRacks} --sign-in`);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(racksOf(going), []);
});
