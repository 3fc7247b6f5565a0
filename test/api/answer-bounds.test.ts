import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import type {ServerResponse} from 'node:http';
import process from 'node:process';
import test from 'node:test';
import {
	brotliCompressSync,
	createGzip,
	deflateSync,
	gzipSync,
	zstdCompressSync,
} from 'node:zlib';
import {
	calls,
	connect,
	errorOf,
	mutations,
	startService,
	token,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';
import {startSocketServer} from '../helpers/api/start-socket-server.js';

const megabyte = 1024 * 1024;

function head(response: ServerResponse, headers: Readonly<Record<string, string | number>> = {}): ServerResponse {
	return response.writeHead(200, {'content-type': 'application/json', ...headers});
}

/**
Writes pieces until the client goes away.
*/
function writeEndlessly(response: NodeJS.WritableStream, piece: string): void {
	const write = () => {
		let isWanted = true;
		while (isWanted && response.writable) {
			isWanted = response.write(piece);
		}
	};

	response.on('drain', write);
	write();
}

test('an endless answer is refused while it arrives, compressed or not, and the outcome of a change is unknown', async () => {
	for (const isPacked of [false, true]) {
		await using service = await startService(response => {
			head(response, isPacked ? {'content-encoding': 'gzip'} : {});
			if (!isPacked) {
				writeEndlessly(response, '["'.padEnd(60_000, 'x'));
				return;
			}

			const gzip = createGzip();
			gzip.pipe(response);
			response.on('close', () => {
				gzip.destroy();
			});
			writeEndlessly(gzip, ' '.repeat(60_000));
		});
		for (const {name, isMutation, run} of calls) {
			const error = errorOf(await run(connect(service.host, {network: {answerLimit: megabyte}})));
			assert.equal(error.kind, 'malformed', name);
			assert.equal(error.isOutcomeUnknown, isMutation, name);
			assert.match(error.message, /is longer than 1 MB, which is the limit, and was not read further\. .* set INFLUX_TOKENS_ANSWER_LIMIT to more MB\./);
		}

		assert.equal(service.seen.length, calls.length, 'no request is sent twice');
	}
});

test('the limit counts bytes after decompression, for every encoding: 100 MB of blanks in some kilobytes are not kept in memory', async () => {
	const blanks = Buffer.alloc(100 * megabyte, ' ');
	const packed: ReadonlyArray<readonly [string, Uint8Array]> = [
		['gzip', gzipSync(blanks)],
		['deflate', deflateSync(blanks)],
		['br', brotliCompressSync(blanks)],
		['gzip, gzip', gzipSync(gzipSync(blanks))],
		['zstd', zstdCompressSync(blanks)],
	];
	for (const [encoding, body] of packed) {
		assert.ok(body.length < megabyte, encoding);
		await using service = await startService(response => {
			head(response, {'content-encoding': encoding, 'content-length': body.length}).end(body);
		});
		const before = process.memoryUsage.rss();
		const error = errorOf(await connect(service.host, {network: {answerLimit: 8 * megabyte}}).listTokens());
		assert.match(error.message, /longer than 8 MB/, encoding);
		assert.ok(process.memoryUsage.rss() - before < 80 * megabyte, encoding);
	}
});

test('a compressed answer within the limit is read', async () => {
	const body = gzipSync(JSON.stringify([token]));
	await using service = await startService(response => {
		head(response, {'content-encoding': 'gzip', 'content-length': body.length}).end(body);
	});
	assert.equal(valueOf(await connect(service.host, {network: {answerLimit: 1000}}).listTokens()).length, 1);
	assert.match(errorOf(await connect(service.host, {network: {answerLimit: 100}}).listTokens()).message, /is longer than/);
});

test('an answer whose Content-Length is over the limit is refused before its body arrives', async () => {
	await using service = await startService(response => {
		head(response, {'content-length': 2 * megabyte}).write('[');
	});
	const error = errorOf(await connect(service.host, {network: {answerLimit: megabyte}}).listTokens());
	assert.match(error.message, /longer than 1 MB/);
});

test('an answer that is shorter or longer than its Content-Length', async () => {
	const text = JSON.stringify([token]);
	for (const [length, kind] of [[text.length + 10, 'connection'], [text.length - 10, 'malformed']] as const) {
		await using service = await startSocketServer(socket => {
			socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`);
		});
		assert.equal(errorOf(await connect(`http://127.0.0.1:${service.port}`).listTokens()).kind, kind);
	}
});

test('JSON that is nested too deep or has too many lists and objects is refused, in an error body too', async () => {
	for (const [body, words] of [
		['['.repeat(1_000_000), /values inside each other more than 100 deep/],
		[`[{"id":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}]`, /more than 100 deep/],
		[`[${'[],'.repeat(500_000)}[]]`, /made of more lists and objects/],
		[String.raw`["[[[[[[\"[[[[`, /cut short or not JSON/],
	] as const) {
		await using service = await startService((response, {method}) => {
			response.writeHead(method === 'DELETE' ? 400 : 200, {'content-type': 'application/json'}).end(body);
		});
		for (const {name, isMutation, run} of calls) {
			const error = errorOf(await run(connect(service.host)));
			if (name === 'revokeToken') {
				assert.equal(error.kind, 'refused');
			} else {
				assert.equal(error.kind, 'malformed');
				assert.match(error.message, words);
			}

			assert.equal(error.isOutcomeUnknown, isMutation);
		}
	}
});

test('brackets inside strings do not count as nesting', async () => {
	const odd = {...token, description: `${'['.repeat(5000)}${String.raw`\" `}${'{'.repeat(5000)}`, more: Array.from({length: 90}).reduce(inner => [inner], '"]')};
	await using service = await startService(response => {
		head(response).end(JSON.stringify([odd]));
	});
	const [read] = valueOf(await connect(service.host).listTokens());
	assert.deepEqual(read, odd);
});

test('an answer 101 ends the call, and the outcome of a change is unknown', async () => {
	await using service = await startSocketServer(socket => {
		socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
	});
	for (const {name, isMutation, run} of calls) {
		const error = errorOf(await run(connect(`http://127.0.0.1:${service.port}`)));
		assert.equal(error.kind, 'malformed', name);
		assert.equal(error.isOutcomeUnknown, isMutation, name);
		assert.match(error.message, /answered 101, which leaves HTTP for another protocol/);
	}
});

test('other informational answers are ignored, and a connection that closes after them is a lost answer', async () => {
	const text = JSON.stringify([token]);
	for (const status of ['100 Continue', '102 Processing', '103 Early Hints', '199 Odd']) {
		await using service = await startSocketServer(socket => {
			socket.end(`HTTP/1.1 ${status}\r\n\r\nHTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
		});
		assert.equal(valueOf(await connect(`http://127.0.0.1:${service.port}`).listTokens()).length, 1, status);
	}

	await using silent = await startSocketServer(socket => {
		socket.end('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n');
	});
	for (const {name, run} of mutations) {
		const error = errorOf(await run(connect(`http://127.0.0.1:${silent.port}`)));
		assert.equal(error.kind, 'connection', name);
		assert.equal(error.isOutcomeUnknown, true, name);
	}
});

test('the timeout for an answer also ends an endless series of informational answers', async () => {
	await using service = await startSocketServer(socket => {
		const more = () => {
			if (!socket.writable) {
				return;
			}

			socket.write('HTTP/1.1 102 Processing\r\n\r\n');
			setTimeout(more, 10);
		};

		more();
	});
	const error = errorOf(await connect(`http://127.0.0.1:${service.port}`, {timeouts: {response: 300}}).revokeToken(tokenId));
	assert.equal(error.kind, 'timeout');
	assert.equal(error.isOutcomeUnknown, true);
});
