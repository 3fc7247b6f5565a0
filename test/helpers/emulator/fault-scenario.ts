import {Buffer} from 'node:buffer';
import {request} from 'node:http';
import type {TestContext} from 'node:test';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import type {RequestEntry} from '../../../source/emulator/request-log.js';
import type {Fault, FaultEffect} from '../../../source/emulator/faults/fault-list.js';
import {clusterPath, liveToken, mainCluster} from './call.js';

/**
Starts an emulator for one test, and gives one of its tokens, which the faults may strike.
*/
export const start = async (t: TestContext, options: EmulatorOptions = {}) => {
	const emulator = await startEmulator({tokens: 40, ...options});
	t.after(async () => emulator.close());
	const cluster = mainCluster(emulator);
	const token = liveToken(emulator);
	return {
		emulator,
		cluster,
		token,
		tokens: `${clusterPath(emulator)}/tokens`,
		path: `${clusterPath(emulator)}/tokens/${token.id}`,
		isRevoked: () => emulator.store.tokenOf(cluster, token.id)!.revokedAt !== undefined,
	};
};

export const onDelete = (effect: FaultEffect): Fault => ({when: {method: 'DELETE'}, do: effect});

export const lastOf = (emulator: Emulator): RequestEntry => emulator.requests.at(-1)!;

/**
The raw answer up to the end of the connection.
*/
export const rawGet = async (emulator: Emulator, path: string): Promise<{status: number; announced: number; body: string; wasCut: boolean}> => new Promise((resolve, reject) => {
	const outgoing = request(emulator.url + path, {headers: {authorization: `Bearer ${emulator.accounts[0]!.managementToken}`}}, response => {
		const chunks: Uint8Array[] = [];
		response.on('data', (chunk: Uint8Array) => {
			chunks.push(chunk);
		});
		response.on('error', () => {}); // eslint-disable-line @typescript-eslint/no-empty-function -- `complete` says whether there was an error
		response.on('close', () => {
			resolve({
				status: response.statusCode!, announced: Number(response.headers['content-length']), body: Buffer.concat(chunks).toString(), wasCut: !response.complete,
			});
		});
	});
	outgoing.on('error', reject);
	outgoing.end();
});
