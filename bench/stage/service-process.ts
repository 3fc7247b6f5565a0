/**
The process of a service that the benchmark asks: the emulator itself, or its answers, kept and sent as they were. It is a process of its own, so that its work does not slow the measured program's. Its only argument is a `ServiceRequest` as JSON; it sends `ServiceMessage`s to the process that forked it.
*/
import {writeFileSync} from 'node:fs';
import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import process from 'node:process';
import {startEmulator} from '../../source/emulator/emulator.js';
import {machineTime} from './machine-time.js';
import type {ServiceMessage, ServiceRequest} from './service-messages.js';

// In bytes.
const sliceSize = 262_144;

const {tokens, latency, replayFile} = JSON.parse(process.argv[2]!) as ServiceRequest;

const send = (message: ServiceMessage): void => {
	process.send!(message);
};

const deleted = {count: 0, answered: 0};

const emulator = await startEmulator({
	tokens,
	latency,
	onRequest({method, status}) {
		if (method !== 'DELETE') {
			return;
		}

		deleted.count++;
		deleted.answered += status === 204 ? 1 : 0;
	},
});
const {id: accountId, managementToken, clusters} = emulator.accounts[0]!;
const clusterId = clusters[0]!.id;
const started = (url: string): ServiceMessage => ({
	kind: 'started',
	url,
	accountId,
	clusterId,
	managementToken,
	activeIds: emulator.store.tokensOf(clusterId).filter(({revokedAt, expiresAt}) => revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > Date.now())).map(({id}) => id),
});

if (replayFile === undefined) {
	send(started(emulator.url));
} else {
	const ask = async (name: string): Promise<string> => {
		const answer = await fetch(`${emulator.url}/api/v0/accounts/${accountId}/clusters/${clusterId}/${name}`, {headers: {authorization: `Bearer ${managementToken}`}});
		return answer.text();
	};

	const answers = new Map([['tokens', await ask('tokens')], ['databases', await ask('databases')]]);
	writeFileSync(replayFile, answers.get('tokens')!);
	const bodies = new Map([...answers].map(([name, text]) => [name, new TextEncoder().encode(text)]));
	const server = createServer((request, response) => {
		const name = /\/(?<name>\w+)(?:\?|$)/.exec(request.url ?? '')?.groups?.name ?? '';
		const body = bodies.get(name);
		response.writeHead(body ? 200 : 404, {'content-type': 'application/json', 'content-length': body?.length ?? 0});
		void sendSlices(response, body ?? new Uint8Array()).then(() => {
			send({kind: 'sent', name, at: machineTime()});
		});
	});
	server.listen(0, '127.0.0.1', () => {
		send(started(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
	});
	await emulator.close();
}

/**
Sends a body as a service does that makes it as it goes: a slice once the system has taken the one before. Resolves when the system has the last byte; it keeps no more than a few MB.
*/
async function sendSlices(response: ServerResponse, body: Uint8Array): Promise<void> {
	for (let at = 0; at < body.length; at += sliceSize) {
		if (!response.write(body.subarray(at, at + sliceSize))) {
			await once(response, 'drain');
		}
	}

	response.end();
	await once(response, 'finish');
}

process.on('message', () => {
	send({kind: 'deleted', ...deleted});
});
process.on('disconnect', () => {
	process.exit();
});
