import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import {Socket} from 'node:net';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import {
	answerJson,
	connect,
	errorOf,
	startService,
	token,
	valueOf,
} from '../helpers/api/start-service.js';
import type {Arrived} from '../../source/api/types.js';
import {waitFor} from '../helpers/wait-for.js';

const count = 5000;
const megabyte = 1024 * 1024;

const rows = Array.from({length: count}, (_, number) => ({
	...token, id: `6f2c0a14-0f5b-4a4e-9d2e-${number.toString(16).padStart(12, '0')}`, description: `書き込み für Halle ${number} 🚀`,
}));
const body = Buffer.from(JSON.stringify(rows));

const json = {'content-type': 'application/json'};

/**
Sends bytes in pieces of an odd size, so that characters of several bytes are cut, and waits for the client as a service does.
*/
async function sendInPieces(response: ServerResponse, bytes: Uint8Array): Promise<void> {
	for (let from = 0; from < bytes.length; from += 9973) {
		if (!response.write(bytes.subarray(from, from + 9973))) {
			await once(response, 'drain');
		}
	}
}

test('a long list arrives whole and in order, however it is sent', async () => {
	const ways: ReadonlyArray<(response: ServerResponse) => Promise<void>> = [
		async response => {
			response.writeHead(200, {...json, 'content-length': body.length}).end(body);
		},
		async response => {
			await sendInPieces(response.writeHead(200, json), body);
			response.end();
		},
		async response => {
			response.writeHead(200, {...json, 'content-encoding': 'gzip'}).end(gzipSync(body));
		},
		async response => {
			response.writeHead(200, json).end(`\n ${JSON.stringify(rows, undefined, 2)}\n`);
		},
		async response => {
			// The elements begin in two ways, so that a cut by the first one is rare.
			response.writeHead(200, json).end(JSON.stringify(rows.map(({description, ...row}, number) => number % 1000 === 0 ? {...row, description} : {description, ...row})));
		},
	];
	for (const [number, send] of ways.entries()) {
		await using service = await startService(response => {
			void send(response);
		});
		assert.deepEqual(valueOf(await connect(service.host).listTokens()), rows, `way ${number}`);
	}
});

test('tokens are handed over while the list arrives, and grow to the answer', async () => {
	let held: ServerResponse | undefined;
	await using service = await startService(response => {
		held = response;
		void sendInPieces(response.writeHead(200, json), body.subarray(0, body.length / 2));
	});
	const arrived: Array<readonly unknown[]> = [];
	const answer = connect(service.host).listTokens({
		onArrival({tokens}) {
			arrived.push(tokens);
		},
	});
	await waitFor(() => (arrived.at(-1)?.length ?? 0) > count / 3, {describe: () => 'no token was handed over'});
	assert.deepEqual(arrived.at(-1), rows.slice(0, arrived.at(-1)?.length));
	held?.end(body.subarray(body.length / 2));
	assert.equal(valueOf(await answer), arrived[0], 'the array that grew is the answer');
});

test('a list whose connection is cut is asked for again, and no token is there twice', async () => {
	await using service = await startService(response => {
		response.writeHead(200, {...json, 'content-length': body.length});
		if (service.seen.length < 3) {
			response.write(body.subarray(0, body.length / 2), () => {
				response.destroy();
			});
		} else {
			response.end(body);
		}
	});
	const arrays = new Set<unknown>();
	const answer = await connect(service.host).listTokens({
		onArrival({tokens}) {
			arrays.add(tokens);
		},
	});
	assert.deepEqual(valueOf(answer), rows);
	assert.equal(service.seen.length, 3);
	assert.ok(arrays.has(valueOf(answer)));
});

test('a list that is cut short, too long or stopped fails as a short one does', async () => {
	await using service = await startService(response => {
		response.writeHead(200, json).end(body.subarray(0, -20));
	});
	const cut = errorOf(await connect(service.host).listTokens());
	assert.equal(cut.kind, 'malformed');
	assert.match(cut.message, /the body is cut short or not JSON/);
	const long = errorOf(await connect(service.host, {network: {answerLimit: megabyte / 2}}).listTokens());
	assert.equal(long.kind, 'malformed');
	assert.match(long.message, /is longer than 0\.5 MB/);
	assert.equal(service.seen.length, 2, 'none is asked for again');

	const controller = new AbortController();
	const stopped = await connect(service.host).listTokens({
		signal: controller.signal,
		onArrival() {
			controller.abort();
		},
	});
	assert.equal(errorOf(stopped).kind, 'aborted');
	assert.equal(service.seen.length, 3);
});

test('a stop ends the wait before a list is asked for again', async () => {
	await using service = await startService(response => {
		answerJson(response, 503, {}, {'retry-after': '4'});
	});
	const controller = new AbortController();
	const answer = connect(service.host).listTokens({signal: controller.signal});
	await waitFor(() => service.seen.length === 1, {describe: () => 'no request arrived'});
	controller.abort();
	assert.equal(errorOf(await answer).kind, 'aborted');
	assert.equal(service.seen.length, 1);
});

test('an error that is longer than any of the service is not asked for again', async () => {
	await using service = await startService(response => {
		response.writeHead(503, {...json, 'retry-after': '0'}).end(body);
	});
	assert.equal(errorOf(await connect(service.host).listTokens()).status, 503);
	assert.equal(service.seen.length, 1);
});

test('a longer wait than the screen may be silent for is said, not waited for', async () => {
	await using service = await startService(response => {
		answerJson(response, 429, {code: 429, message: 'slow down'}, {'retry-after': '60'});
	});
	const error = errorOf(await connect(service.host).listTokens());
	assert.equal(error.kind, 'rate-limited');
	assert.equal(service.seen.length, 1);
});

test('other work of the program goes on while a long list is read', async () => {
	await using service = await startService(response => {
		response.writeHead(200, json).end(JSON.stringify(Array.from({length: 8}, (_, copy) => rows.map(row => ({...row, id: `${copy}${row.id.slice(1)}`}))).flat()));
	});
	let turns = 0;
	let next: NodeJS.Immediate | undefined;
	const countTurns = () => {
		turns++;
		next = setImmediate(countTurns);
	};

	const tokens = valueOf(await connect(service.host).listTokens({
		onArrival() {
			if (!next) {
				countTurns();
			}
		},
	}));
	clearImmediate(next);
	assert.equal(tokens.length, 8 * count);
	assert.ok(turns > 5, `the event loop turned ${turns} times while the list arrived`);
});

test('a list that did not change is the one that is known already', async () => {
	let answered = rows;
	await using service = await startService(response => {
		answerJson(response, 200, answered);
	});
	const api = connect(service.host);
	const known = valueOf(await api.listTokens());
	const arrivals = new Set<boolean>();
	const onArrival = ({isKnown}: Arrived) => {
		arrivals.add(isKnown);
	};

	assert.equal(valueOf(await api.listTokens({known, onArrival})), known);
	assert.deepEqual([...arrivals], [true]);
	answered = rows.toSpliced(count / 2, 1);
	const changed = valueOf(await api.listTokens({known, onArrival}));
	assert.deepEqual([...arrivals], [true, false], 'the list is known up to its change');
	assert.deepEqual(changed, answered);
	assert.equal(changed[count - 2], known[count - 1]);
});

test('a signal that is aborted after a list that came before its request counted as sent ends nothing', async t => {
	await using service = await startService(response => {
		response.writeHead(200, json).end(body);
	});
	// A client's socket sends at once, and says so only at the end of the test, as a busy machine may.
	const held: Array<() => void> = [];
	const {_write: write} = Socket.prototype;
	t.mock.method(Socket.prototype, '_write', function (this: Socket, ...[chunk, encoding, done]: Parameters<Socket['_write']>) {
		const isClient = this.connecting || this.remotePort === service.port;
		write.call(this, chunk, encoding, error => {
			if (isClient) {
				held.push(() => {
					done(error);
				});
			} else {
				done(error);
			}
		});
	});
	const controller = new AbortController();
	assert.deepEqual(valueOf(await connect(service.host).listTokens({signal: controller.signal})), rows);
	assert.ok(held.length > 0);
	controller.abort();
	await nextTurn();
	for (const release of held) {
		release();
	}
});
