import {readFileSync} from 'node:fs';
import {mkdtemp, open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {createManagementApi} from '../../source/api/management-api.js';
import {Secret} from '../../source/api/secret.js';
import type {DatabaseToken, ManagementApi, Timeouts} from '../../source/api/types.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../source/emulator/emulator.js';
import {waitByClock} from '../../source/operations/back-off.js';
import {startRevoke, type RevokeOptions} from '../../source/operations/revoke.js';
import type {
	OperationJournal,
	RevokeContext,
	RevokeIntent,
	RevokeOutcome,
	RevokeRun,
	RevokeRunState,
} from '../../source/operations/types.js';

type BenchOptions = Pick<EmulatorOptions, 'faults' | 'revoked' | 'latency' | 'onRequest'> & {
	readonly timeouts?: Partial<Timeouts>;
	readonly isReadOnly?: boolean;
};

export type Bench = {
	readonly emulator: Emulator;
	readonly api: ManagementApi;
	readonly context: RevokeContext;
	readonly journal: OperationJournal;
	/**
	The management token that the client sends; put another one in place to let it expire.
	*/
	managementToken: string;
	readonly rightManagementToken: string;
	/**
	Every `ms` that the engine asked to wait for.
	*/
	readonly waits: readonly number[];
	/**
	Live tokens of the cluster, as a list shows them.
	*/
	liveTokens(count: number): Promise<readonly DatabaseToken[]>;
	start(targets: readonly DatabaseToken[], options?: Partial<RevokeOptions>): RevokeRun & {readonly states: readonly RevokeRunState[]};
	/**
	The lines of the journal's file.
	*/
	journalLines(): ReadonlyArray<RevokeIntent | RevokeOutcome>;
	/**
	What the emulator saw of one token: `GET 200`, `DELETE cut`. Without an id: of all tokens.
	*/
	seen(tokenId?: string): readonly string[];
	/**
	The ids of the DELETEs that the emulator saw, in order.
	*/
	deletes(): readonly string[];
	/**
	What the cluster itself knows, whatever the API shows.
	*/
	isRevoked(tokenId: string): boolean;
};

/**
A journal in a real file: each line is on the disk before `append` resolves.
*/
async function openJournal(t: TestContext): Promise<{readonly journal: OperationJournal; readonly path: string}> {
	const directory = await mkdtemp(join(tmpdir(), 'influx-tokens-revoke-'));
	const path = join(directory, 'journal.jsonl');
	const handle = await open(path, 'a', 0o600);
	t.after(async () => {
		await handle.close();
		await rm(directory, {recursive: true});
	});
	return {
		path,
		journal: {
			async append(entry) {
				await handle.appendFile(`${JSON.stringify(entry)}\n`);
				await handle.sync();
				return {ok: true};
			},
		},
	};
}

/**
The engine's whole surroundings: a real server, the real client and a real file. Waits are run a hundred times faster; nothing else differs.
*/
export async function openBench(t: TestContext, {timeouts, isReadOnly = false, ...options}: BenchOptions = {}): Promise<Bench> {
	const emulator = await startEmulator({tokens: 120, ...options});
	t.after(async () => emulator.close());
	const [account] = emulator.accounts;
	const [cluster] = account!.clusters;
	const {journal, path} = await openJournal(t);
	const context: RevokeContext = {
		profile: 'test', host: emulator.url, accountId: account!.id, clusterId: cluster!.id, reason: 'a test',
	};
	const waits: number[] = [];
	const tokenRequests = () => emulator.requests.filter(({tokenId}) => tokenId !== undefined);

	const bench: Bench = {
		emulator,
		context,
		journal,
		waits,
		managementToken: account!.managementToken,
		rightManagementToken: account!.managementToken,
		api: createManagementApi({
			host: emulator.url,
			accountId: account!.id,
			clusterId: cluster!.id,
			secret: () => new Secret(bench.managementToken),
			isReadOnly,
			...(timeouts && {timeouts}),
		}),
		async liveTokens(count) {
			const answer = await bench.api.listTokens();
			if (!answer.ok) {
				throw answer.error;
			}

			return answer.value.filter(token => token.revokedAt === undefined).slice(0, count);
		},
		start(targets, more) {
			const states: RevokeRunState[] = [];
			const run = startRevoke({
				api: bench.api,
				journal,
				targets,
				context,
				async wait(ms, signal) {
					waits.push(ms);
					await waitByClock(ms / 100, signal);
				},
				onChange(state) {
					states.push(state);
				},
				...more,
			});
			return {
				get state() {
					return run.state;
				},
				stop: run.stop,
				resume: run.resume,
				finished: run.finished,
				states,
			};
		},
		journalLines: () => readFileSync(path, 'utf8').split('\n').slice(0, -1).map(line => JSON.parse(line) as RevokeIntent | RevokeOutcome),
		seen: id => tokenRequests()
			.filter(({tokenId}) => id === undefined || tokenId === id)
			.map(({method, status}) => `${method} ${status}`),
		deletes: () => tokenRequests().filter(({method}) => method === 'DELETE').map(({tokenId}) => tokenId!),
		isRevoked: tokenId => emulator.store.tokenOf(cluster!.id, tokenId)?.revokedAt !== undefined,
	};
	return bench;
}
