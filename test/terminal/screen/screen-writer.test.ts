import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {Writable} from 'node:stream';
import test from 'node:test';
import {createScreenWriter} from '../../../source/terminal/screen/screen-writer.js';

const begin = '\u{1B}[?2026h';
const end = '\u{1B}[?2026l';
const hidden = '\u{1B}[?25l';
const shown = '\u{1B}[?25h';
const whole = '\u{1B}[m\u{1B}[H\u{1B}[J';

/**
A writer over a stream of 20x3 cells. `sent` gives what has reached the stream since the last call; `held` keeps the stream busy until `release` is called.
*/
function startWriter({highWaterMark = 16_384, isHeld = false} = {}) {
	const chunks: string[] = [];
	const waiting: Array<() => void> = [];
	const stdout = Object.assign(new Writable({
		decodeStrings: false,
		highWaterMark,
		write(chunk: string | Uint8Array, _encoding, done) {
			chunks.push(chunk.toString());
			if (isHeld) {
				waiting.push(done);
			} else {
				done();
			}
		},
	}), {isTTY: true, columns: 20, rows: 3}); // eslint-disable-line @typescript-eslint/naming-convention -- Node's name
	const writer = createScreenWriter(stdout, {term: 'xterm-256color'});
	return {
		stdout,
		writer,
		sent: () => chunks.splice(0).join(''),
		release() {
			isHeld = false;
			for (const done of waiting.splice(0)) {
				done();
			}
		},
		frame(rows: readonly string[], {before = '', after = ''} = {}) {
			writer.write(begin);
			writer.write(before + rows.join('\n') + after);
			writer.write(end);
		},
	};
}

// What Ink writes before a frame in place of one of three rows, and after one that has the cursor in its first row.
const erased = '\u{1B}[2K\u{1B}[1A\u{1B}[2K\u{1B}[1A\u{1B}[2K\u{1B}[G';
const cursorAt = (x: number): string => `\u{1B}[2A\u{1B}[${x + 1}G${shown}`;

test('the first frame is drawn whole, a later one only where it differs, and the same one not at all', () => {
	const {frame, sent} = startWriter();
	frame(['one', 'two', 'three']);
	assert.equal(sent(), `${begin}${hidden}${whole}\u{1B}[Hone\u{1B}[Etwo\u{1B}[Ethree${end}`);
	frame(['one', 'ten', 'three'], {before: erased});
	assert.equal(sent(), `${begin}\u{1B}[2;2Hen${end}`);
	frame(['one', 'ten', 'three'], {before: erased});
	assert.equal(sent(), '');
	frame(['one', 'ten', ''], {before: '\u{1B}[1;1H\u{1B}[J'});
	assert.equal(sent(), `${begin}\u{1B}[3H\u{1B}[K${end}`);
});

// What may move the cursor or change a cell: a mode, an erase, text, another screen, bytes.
for (const other of ['\u{1B}[H\u{1B}[2J', 'text of another kind', '\u{1B}[?1049h', '\u{1B}[?1049l', '\u{1B}[5B', '\u{1B}7', '\u{1B}[r', '\u{1B}[?6l', erased, Buffer.from('bytes')]) {
	test(`after ${JSON.stringify(String(other))} the next frame is drawn whole`, () => {
		const {frame, sent, writer} = startWriter();
		frame(['one', 'two', 'three']);
		sent();
		writer.write(other);
		assert.equal(sent(), String(other));
		frame(['one', 'two', 'three']);
		assert.ok(sent().includes(whole));
	});
}

test('after a change of the window\'s size the next frame is drawn whole, and a frame that is too tall is cut at its end', () => {
	const {frame, sent, stdout} = startWriter();
	frame(['one', 'two', 'three']);
	stdout.columns = 30;
	sent();
	frame(['one', 'two', 'three'], {before: erased});
	assert.ok(sent().includes(whole));
	stdout.rows = 4;
	frame(['one', 'two', 'three'], {before: erased});
	assert.ok(sent().includes(whole));
	frame(['one', 'two', 'three', '4', '5', '6'], {before: erased, after: cursorAt(2)});
	assert.equal(sent(), `${begin}\u{1B}[4H4\u{1B}[C${shown}${end}`);
	frame(['one', 'two', 'three', '4'], {before: erased});
	assert.equal(sent(), `${begin}${hidden}${end}`);
});

test('modes and strings that change no cell go on unchanged, and the next frame is still compared', () => {
	const {frame, sent, writer} = startWriter();
	frame(['one', 'two', 'three']);
	sent();
	for (const harmless of ['\u{1B}]52;c;YQ==\u{7}', '\u{1B}]11;?\u{7}', '\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\', '\u{1B}[?2004h', '\u{1B}[?7l']) {
		writer.write(harmless);
		assert.equal(sent(), harmless);
		frame(['one', 'two', 'three'], {before: erased});
		assert.equal(sent(), '', JSON.stringify(harmless));
	}
});

test('the cursor is shown where Ink puts it, moves alone, is hidden while much is drawn, and hidden when Ink hides it', () => {
	const {frame, sent} = startWriter();
	frame(['one', 'two', 'three']);
	sent();
	frame(['one', 'two', 'three'], {after: cursorAt(2)});
	assert.equal(sent(), `${begin}\u{1B}[1;3H${shown}${end}`);
	frame([''], {before: `${hidden}\u{1B}[2B\u{1B}[1G`, after: cursorAt(4)});
	assert.equal(sent(), `${begin}\u{1B}[1;5H${end}`);
	frame(['onex', 'two', 'three'], {before: `${hidden}\u{1B}[2B\u{1B}[1G${erased}`, after: cursorAt(4)});
	assert.equal(sent(), `${begin}\u{1B}[1;4Hx${end}`);
	frame(['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)].map(row => `\u{1B}[1m${row}\u{1B}[22m`), {before: `${hidden}\u{1B}[2B\u{1B}[1G${erased}`, after: cursorAt(4)});
	assert.match(sent(), /^.{8}\u{1B}\[\?25l.*\u{1B}\[1;5H\u{1B}\[m\u{1B}\[\?25h.{8}$/u); // eslint-disable-line no-control-regex, regexp/no-control-character -- a control sequence
	frame(['one'], {before: `${hidden}\u{1B}[2B\u{1B}[1G${erased}`});
	assert.ok(sent().startsWith(begin + hidden));
	frame([''], {before: '', after: ''});
	assert.equal(sent(), '', 'an update of nothing');
});

test('apart from write the writer is the stream: size, state and events', () => {
	const {stdout, writer} = startWriter();
	let heard = 0;
	const listener = () => {
		heard++;
	};

	writer.on('resize', listener);
	stdout.emit('resize');
	writer.emit('resize');
	assert.equal(heard, 2);
	assert.equal(stdout.listenerCount('resize'), 1);
	writer.off('resize', listener);
	assert.equal(stdout.listenerCount('resize'), 0);
	Object.assign(stdout, {columns: 33});
	assert.equal(writer.columns, 33);
	assert.equal(writer.isTTY, true);
	assert.equal(writer.writable, true);
});

test('callbacks come in their turn, and a stream that is full says so', async () => {
	const {frame, release, sent, writer} = startWriter({highWaterMark: 10, isHeld: true});
	const called: string[] = [];
	frame(['one', 'two', 'three']);
	assert.equal(writer.write(begin), false, 'the stream needs a drain');
	const last = new Promise<void>(resolve => {
		writer.write(begin, 'utf8', () => {
			called.push('update');
		});
		writer.write('\u{1B}[?7l', () => {
			called.push('mode');
		});
		writer.write('', () => {
			called.push('nothing');
			resolve();
		});
	});
	assert.deepEqual(called, []);
	release();
	await last;
	assert.deepEqual(called, ['update', 'mode', 'nothing']);
	assert.ok(sent().endsWith('\u{1B}[?7l'));
	assert.equal(writer.write(begin), true);
});
