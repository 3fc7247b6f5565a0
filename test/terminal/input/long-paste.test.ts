import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import fc from 'fast-check';
import {LongPaste, joinPastes} from '../../../source/terminal/input/long-paste.js';
import {createPacedInput} from '../../../source/terminal/input/paced-input.js';
import {pastedText} from '../../../source/terminal/input/split-keys.js';
import {control, paste} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';

/**
The most bytes that one read of a Linux pseudo-terminal returns.
*/
const readLength = 4095;

/**
Types the text into a paced input, in reads of the size that the kernel uses. Returns the keys that come out. With `isSlow`, each read waits until the input is idle.
*/
async function keysOf(text: string, {isSlow = false} = {}): Promise<readonly string[]> {
	const calls: boolean[] = [];
	const source = Object.assign(new PassThrough(), {
		isTTY: true, // eslint-disable-line @typescript-eslint/naming-convention -- Node's name
		setRawMode(isEnabled: boolean) {
			calls.push(isEnabled);
		},
	});
	const input = createPacedInput(source);
	const keys: string[] = [];
	input.on('readable', () => {
		for (let key = input.read(); key !== null; key = input.read()) {
			keys.push(key);
		}
	});
	input.setRawMode(true);
	const bytes = Buffer.from(text);
	for (let index = 0; index < bytes.length; index += readLength) {
		source.emit('data', bytes.subarray(index, index + readLength));
		await (isSlow && waitFor(() => input.isIdle));
	}

	await waitFor(() => input.isIdle);
	assert.deepEqual(calls, [true]);
	return keys;
}

test('a long paste in many reads is one key, which is whole up to the limit, and a key after it is a separate key', async () => {
	for (const isSlow of [false, true]) {
		const text = 'ä1'.repeat(100_000);
		assert.deepEqual(await keysOf(`${paste(text)}x`, {isSlow}), [paste(text), 'x']);
	}

	const keys = await keysOf(paste('y'.repeat(5_000_000)) + control('c'));
	assert.equal(keys.length, 2);
	assert.equal(keys[1], control('c'));
	const kept = pastedText(keys[0]!);
	assert.ok(kept.length >= 1_000_000, String(kept.length));
	assert.ok(kept.length < 1_100_000, String(kept.length));
});

test('the pieces of a paste without brackets are joined while they wait, and a Ctrl+C after them comes out', async () => {
	const keys = await keysOf('w'.repeat(1_000_000) + control('c'));
	assert.equal(keys.at(-1), control('c'));
	assert.ok(keys.length <= 3 + 64, `${keys.length} keys`);
	assert.ok(keys.slice(0, -1).map(key => key.length > 1 ? pastedText(key) : key).join('').length >= 990_000);
});

test('Ctrl+C does not wait behind thousands of keys', async () => {
	assert.deepEqual(await keysOf('\u{1}'.repeat(3000) + control('c')), [control('c')]);
	const few = '\u{1}'.repeat(60) + control('c');
	assert.deepEqual(await keysOf(few), [...few]);
});

test('an unfinished paste that is set aside loses no character', () => {
	fc.assert(fc.property(fc.array(fc.integer({min: 1, max: 60_000}), {minLength: 1, maxLength: 12}), lengths => {
		const long = new LongPaste();
		let rest = '\u{1B}[200~';
		let text = '';
		for (const [index, length] of lengths.entries()) {
			const piece = String(index % 10).repeat(length);
			text += piece;
			rest = long.shorten(rest + piece);
			assert.ok(rest.length <= 65_536);
		}

		assert.equal(long.finish(`${rest}\u{1B}[201~`), paste(text));
		assert.equal(long.finish(paste('next')), paste('next'));
	}), {numRuns: 50});
	assert.equal(joinPastes(paste('a'), paste('b')), paste('ab'));
});
