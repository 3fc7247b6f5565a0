import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import test from 'node:test';
import {writePieces} from '../../../../source/commands/shared/output/write-pieces.js';
import {outliveReaders} from '../../../../source/commands/shared/program/surroundings.js';

const piece = 'x'.repeat(1000);

test('pieces are written whole, in chunks, and no faster than they are taken', async () => {
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

test('once the reader has gone no further piece is made, and nothing is thrown', async () => {
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
	assert.ok(made < 100, `${made} were made`);
});
