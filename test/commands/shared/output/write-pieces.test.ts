import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import test from 'node:test';
import {writePieces} from '../../../../source/commands/shared/output/write-pieces.js';
import {outliveReaders} from '../../../../source/commands/shared/program/surroundings.js';

const piece = 'x'.repeat(1000);

test('writePieces writes every piece, and waits until the stream has taken a chunk before it writes the next', async () => {
	let text = '';
	let waiting = 0;
	let most = 0;
	const stream = new Writable({
		decodeStrings: false,
		write(chunk: string, _encoding, done) {
			text += chunk;
			waiting++;
			most = Math.max(most, waiting);
			setImmediate(() => {
				waiting--;
				done();
			});
		},
	});
	await writePieces(Array.from({length: 1000}, () => piece), stream);
	assert.equal(text.length, 1_000_000);
	assert.equal(most, 1);
});

test('writePieces stops making pieces when the reader has closed the pipe, and throws nothing', async () => {
	let made = 0;
	function * pieces() {
		while (made < 10_000) {
			made++;
			yield piece;
		}
	}

	const stream = new Writable({
		write(_chunk, _encoding, done) {
			done(Object.assign(new Error('broken pipe'), {code: 'EPIPE'}));
		},
	});
	const hasFailed = outliveReaders({stdout: stream, stderr: stream});
	await writePieces(pieces(), stream);
	assert.equal(hasFailed(), false);
	assert.ok(made < 100, `${made} pieces were made`);
});
