import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {
	existsSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {program as builtProgram} from '../../helpers/end-to-end/program.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

function begin(t: TestContext, parameters: readonly string[]): {readonly child: ChildProcess; readonly said: {stdout: string; stderr: string}} {
	const child = spawn(process.execPath, [builtProgram, 'emulator', '--tokens', '3', ...parameters], {stdio: ['ignore', 'pipe', 'pipe']});
	t.after(() => {
		child.kill('SIGKILL');
	});
	const said = {stdout: '', stderr: ''};
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text: string) => {
			said[name] += text;
		});
	}

	return {child, said};
}

function folderOf(t: TestContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'emulator-files-'));
	t.after(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
}

async function addressOf({said}: ReturnType<typeof begin>): Promise<string> {
	await waitForAssertions(() => {
		assert.match(said.stdout, /export ACCOUNT_ID/);
	});
	return /--host (?<url>http:\S+)/.exec(said.stdout)!.groups!.url!;
}

test('emulator refuses at once a faults file that is a named pipe, a folder or missing, and a log that is a named pipe', async t => {
	const folder = folderOf(t);
	const pipe = path.join(folder, 'pipe');
	execFileSync('mkfifo', [pipe]);
	for (const [file, reason] of [[pipe, 'it is a named pipe, not a regular file'], [folder, 'it is a directory'], [path.join(folder, 'none'), 'there is no such file']] as const) {
		const {child, said} = begin(t, ['--faults', file]);
		const [code] = await once(child, 'close') as [number];
		assert.equal(code, 2);
		assert.equal(said.stdout, '');
		assert.match(said.stderr, /^The faults file [^\n]+ cannot be read: [^\n]+\.\n$/);
		assert.ok(said.stderr.includes(`${file} cannot be read: ${reason}`) || reason.startsWith('there'), said.stderr);
	}

	const {child, said} = begin(t, ['--log', pipe]);
	const [code] = await once(child, 'close') as [number];
	assert.equal(code, 1);
	assert.match(said.stderr, /^The request log [^\n]+ cannot be written \(ENXIO\): choose another file\.\n$/);
});

test('emulator reads a faults file with the byte order marks that Windows writes', async t => {
	const folder = folderOf(t);
	const file = path.join(folder, 'faults.json');
	const text = '[{"when": {}, "do": {"kind": "status", "status": 418}}]';
	const bigEndian = Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16();
	for (const bytes of [Buffer.from(text), Buffer.from(`\u{FEFF}${text}`), Buffer.from(`\u{FEFF}${text}`, 'utf16le'), bigEndian]) {
		writeFileSync(file, bytes);
		const emulator = begin(t, ['--faults', file]);
		const {status} = await fetch(`${await addressOf(emulator)}/api/v0/x`);
		assert.equal(status, 418);
		emulator.child.kill('SIGTERM');
	}
});

test('emulator says once that its log cannot be written to a full disk, and goes on', async t => {
	if (!existsSync('/dev/full')) {
		t.diagnostic('this system has no /dev/full');
		return;
	}

	const emulator = begin(t, ['--log', '/dev/full']);
	const address = await addressOf(emulator);
	for (const name of ['a', 'b', 'c']) {
		const {status} = await fetch(`${address}/api/v0/${name}`);
		assert.equal(status, 404);
	}

	emulator.child.kill('SIGTERM');
	const [code] = await once(emulator.child, 'close') as [number];
	assert.equal(code, 0);
	assert.equal(emulator.said.stderr, 'The request log /dev/full ends here, because it cannot be written (ENOSPC). The emulator goes on without it.\n');
});
