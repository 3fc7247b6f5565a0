import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import test from 'node:test';
import {KeyReader} from '../../../source/terminal/input/key-reader.js';
import {control, keys, paste} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';

/**
A reader whose pause for Esc is this long in ms, and the keys that have come out of it.
*/
function startReader(escapeDelay = 1) {
	const read: string[] = [];
	const reader = new KeyReader(delivery => {
		read.push(...delivery.keys);
	}, escapeDelay);
	return {reader, read};
}

async function idle(reader: KeyReader): Promise<void> {
	await waitFor(() => !reader.isWaiting);
}

test('a key that is cut in two parts is one key as long as the pause lasts, and ESC alone is Esc after it', async () => {
	// So long that only the second part can end the wait.
	const {reader, read} = startReader(1_000_000);
	for (const key of [keys.up, keys.delete, '\u{1B}OP', '\u{1B}[1;5C', '\u{1B}j']) {
		for (let length = 1; length < key.length; length++) {
			reader.receive(key.slice(0, length));
			assert.ok(reader.isWaiting);
			reader.receive(key.slice(length));
			assert.deepEqual(read.splice(0), [key]);
		}
	}

	const quick = startReader();
	quick.reader.receive(keys.escape);
	await idle(quick.reader);
	assert.deepEqual(quick.read, [keys.escape]);
});

test('an arrow whose end came while the program was busy is an arrow', async t => {
	const {reader, read} = startReader();
	const terminal = spawn('sh', ['-c', String.raw`printf '\033'; read -r line; printf '[A'`], {stdio: ['pipe', 'pipe', 'inherit']});
	t.after(() => {
		terminal.kill();
	});
	terminal.stdout.once('data', (chunk: Uint8Array) => {
		reader.receive(chunk);
		terminal.stdout.on('data', (more: Uint8Array) => {
			reader.receive(more);
		});
		// Long enough for the pause to be over, and for the other process to write.
		terminal.stdin.end('go\n');
		setImmediate(() => {
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
		});
	});
	await once(terminal, 'close');
	await idle(reader);
	assert.deepEqual(read, [keys.up]);
});

test('no report of the mouse is a key, in any form and wherever it is cut', async () => {
	const {reader, read} = startReader(1_000_000);
	for (const report of ['\u{1B}[M !!', '\u{1B}[M#DD', '\u{1B}[<0;10;5M', '\u{1B}[<35;100;50m', '\u{1B}[32;10;5M']) {
		for (let length = 1; length < report.length; length++) {
			reader.receive(report.slice(0, length));
			reader.receive(report.slice(length));
			reader.receive('j');
			assert.deepEqual(read.splice(0), ['j'], JSON.stringify([report, length]));
		}
	}

	const half = startReader();
	half.reader.receive('\u{1B}[M ');
	await idle(half.reader);
	half.reader.receive('DD');
	assert.deepEqual(half.read, ['D', 'D'], 'the next keys are not part of a report that was never finished');
});

test('a bracketed paste without its end ends by itself after a time, and its text stays a paste', async () => {
	const {reader, read} = startReader();
	reader.receive('\u{1B}[200~lost');
	assert.deepEqual(read, []);
	await waitFor(() => read.length > 0);
	reader.receive('j');
	assert.deepEqual(read, [paste('lost'), 'j']);
});

test('a bracketed paste without its end ends at Esc, which is then a key', async () => {
	const {reader, read} = startReader();
	reader.receive('\u{1B}[200~lost');
	reader.receive(keys.escape);
	await waitFor(() => read.length > 0);
	assert.deepEqual(read, [paste('lost'), keys.escape]);
	reader.receive('j');
	assert.equal(read.at(-1), 'j');
});

test('the end of a paste that is cut after its ESC is no Esc', () => {
	const {reader, read} = startReader(1_000_000);
	reader.receive('\u{1B}[200~text');
	reader.receive('\u{1B}');
	reader.receive('[201~j');
	assert.deepEqual(read, [paste('text'), 'j']);
});

test('what comes late of a paste that has ended by itself presses no key', async () => {
	const {reader, read} = startReader();
	reader.receive('\u{1B}[200~first\u{1B}[20');
	await waitFor(() => read.length > 0);
	reader.receive('D\r\u{1B}[201~j');
	assert.deepEqual(read, [paste('first'), paste('D\r'), 'j']);
	reader.receive(`k${paste('next')}`);
	assert.deepEqual(read.slice(3), ['k', paste('next')]);
});

test('a start of a paste that is cut gives no key, and the next key is read', async () => {
	const {reader, read} = startReader();
	reader.receive('\u{1B}[200');
	reader.receive(keys.escape);
	await idle(reader);
	reader.receive(control('c'));
	assert.deepEqual(read, [keys.escape, control('c')]);
});
