/**
The process of a service that the benchmark asks: the emulator itself, or its answers, kept and sent as they were. It is a process of its own, so that its work does not slow the measured program's. Its only argument is a `ServiceRequest` as JSON; it sends `ServiceMessage`s to the process that forked it.
*/
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import process from 'node:process';
import {startEmulator} from '../../source/emulator/emulator.js';
import {machineTime} from './machine-time.js';
import type {ServiceMessage, ServiceRequest} from './service-messages.js';

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
		response.end(body, () => {
			send({kind: 'sent', name, at: machineTime()});
		});
	});
	server.listen(0, '127.0.0.1', () => {
		send(started(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
	});
	await emulator.close();
}

process.on('message', () => {
	send({kind: 'deleted', ...deleted});
});
process.on('disconnect', () => {
	process.exit();
});
