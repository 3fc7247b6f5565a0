import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {aims} from '../../report/aims.js';
import {median} from '../../report/quantiles.js';
import {
	bytes,
	ratio,
	seconds,
	type Section,
} from '../../report/section.js';
import {comparators} from '../../stage/comparators.js';
import {createProgram, type Program} from '../../stage/program.js';
import {runCommand, type CommandCost} from '../../stage/run-command.js';
import {startService, type Service} from '../../stage/start-service.js';
import {tell} from '../../stage/tell.js';
import {measureProgress} from './measure-progress.js';

const fullRounds = 9;
const leastRounds = 3;

/**
After this many milliseconds no further round begins, so that a slow batch does not take an hour. The table says how many rounds there were.
*/
const budget = 100_000;

const revokes = 1000;

/**
How many tokens are made, of which at least `revokes` are active.
*/
const tokens = 1250;

/**
Milliseconds before each answer.
*/
const latency = 20;

/**
The program's default, for curl too.
*/
const concurrency = 4;

type Run = (service: Service, ids: readonly string[], folder: string) => readonly string[];

/**
The command that revokes the tokens, with the files that it needs.
*/
const revokeCommand = ({command}: Program): Run => ({url, clusterId}, ids, folder) => {
	const file = path.join(folder, 'ids.txt');
	writeFileSync(file, `${ids.join('\n')}\n`);
	return [...command, 'revoke', '--host', url, '--profile', 'Environment', '--cluster', clusterId, '--from', file, '--force', '--concurrency', String(concurrency)];
};

const curlCommand: Run = ({url, accountId, clusterId, managementToken}, ids, folder) => {
	const file = path.join(folder, 'curl.txt');
	const requests = ids.map(id => `url = "${url}/api/v0/accounts/${accountId}/clusters/${clusterId}/tokens/${id}"`);
	writeFileSync(file, `request = "DELETE"\nheader = "Authorization: Bearer ${managementToken}"\nsilent\nfail\n${requests.join('\n')}\n`);
	return ['curl', '--parallel', '--parallel-max', String(concurrency), '--config', file];
};

/**
Revokes the first active tokens of a fresh service, and throws unless the service revoked each of them, with one request.
*/
async function revokeAll(program: Program, run: Run): Promise<CommandCost> {
	const service = await startService({tokens, latency});
	try {
		const ids = service.activeIds.slice(0, revokes);
		const cost = await runCommand(run(service, ids, program.home), {environment: {...program.environment, ...service.environment}});
		const {count, answered} = await service.deleted();
		if (ids.length !== revokes || count !== revokes || answered !== revokes) {
			throw new Error(`${answered} of ${revokes} tokens were revoked with ${count} requests: ${cost.output.slice(-1000)}`);
		}

		return cost;
	} finally {
		await service.close();
	}
}

/**
Measures a batch of revokes against the same requests sent by curl.
*/
export async function measureBatch(): Promise<readonly Section[]> {
	const program = createProgram();
	const startedAt = performance.now();
	const own: CommandCost[] = [];
	const curl: CommandCost[] = [];
	try {
		for (let round = 1; round <= fullRounds && (round <= leastRounds || performance.now() - startedAt < budget); round++) {
			tell(`batch: ${revokes} revokes, round ${round} of ${fullRounds}`);
			own.push(await revokeAll(program, revokeCommand(program)));
			if (comparators.curl) {
				curl.push(await revokeAll(program, curlCommand));
			}
		}

		const row = (what: string, costs: readonly CommandCost[]) => ({
			what,
			figures: {
				time: seconds(costs.length === 0 ? undefined : median(costs.map(({wall}) => wall))),
				CPU: seconds(costs.length === 0 ? undefined : median(costs.map(({cpu}) => cpu))), // eslint-disable-line @typescript-eslint/naming-convention -- a title
			},
		});
		const ownRow = row('influx-tokens revoke', own);
		const perRound = curl.length === 0 ? undefined : median(own.map(({wall}, round) => wall / curl[round]!.wall));
		return [
			{
				title: `${revokes} revokes at ${latency} ms, ${concurrency} at once`,
				note: `Both send the same DELETEs to an emulator of their own.${own.length < fullRounds ? ` Fewer rounds than ${fullRounds}, because they took longer than ${budget / 1000} s.` : ''}`,
				rounds: own.length,
				rows: [
					row('curl --parallel', curl),
					{
						...ownRow,
						figures: {
							...ownRow.figures,
							'time / curl': ratio(perRound, 1, aims.batch),
							'bytes a second': bytes(median(own.map(cost => cost.bytes / cost.wall * 1000))),
						},
					},
				],
			},
			await measureProgress({tokens, latency}),
		];
	} finally {
		program.remove();
	}
}
