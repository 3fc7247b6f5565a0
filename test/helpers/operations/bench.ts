import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {createManagementApi} from '../../../source/api/management-api.js';
import {Secret} from '../../../source/secrets/secret.js';
import type {DatabaseToken, ManagementApi, Timeouts} from '../../../source/api/types.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import type {JournalEntry, JournalIntent, JournalLine} from '../../../source/journal/journal-entry.js';
import {openJournal, type Journal} from '../../../source/journal/journal.js';
import {parseJournal} from '../../../source/journal/read-journal.js';
import {waitByClock, type Wait} from '../../../source/operations/back-off.js';
import type {ChangeOptions} from '../../../source/operations/change-options.js';
import {startChanges} from '../../../source/operations/start-changes.js';
import type {
	ChangeContext,
	ChangeRun,
	ChangeRunState,
	Change,
} from '../../../source/operations/types.js';

type BenchOptions = Pick<EmulatorOptions, 'faults' | 'revoked' | 'latency' | 'onRequest'> & {
	readonly timeouts?: Partial<Timeouts>;
	readonly isReadOnly?: boolean;
};

export type RevokeIntent = Extract<JournalIntent, {readonly tokenId: string}>;

function isRevokeIntent(line: JournalEntry): line is RevokeIntent {
	return line.kind === 'intent' && line.action === 'revoke';
}

/**
A run, and every state that it reported.
*/
export type BenchRun = ChangeRun & {readonly states: readonly ChangeRunState[]};

export type Bench = {
	readonly emulator: Emulator;
	readonly api: ManagementApi;
	readonly context: ChangeContext;
	readonly journal: Journal;
	/**
	The management token that the client sends. Assign another to make the service refuse it.
	*/
	managementToken: string;
	readonly rightManagementToken: string;
	/**
	Every time that the engine asked to wait, in milliseconds.
	*/
	readonly waits: readonly number[];
	/**
	The first live tokens of the cluster, as the API lists them.
	*/
	liveTokens(count: number): Promise<readonly DatabaseToken[]>;
	/**
	The first live token.
	*/
	liveToken(): Promise<DatabaseToken>;
	/**
	The wait for the engine, a hundred times shorter than it asks for.
	*/
	readonly wait: Wait;
	change(changes: readonly Change[], options?: Partial<ChangeOptions>): BenchRun;
	/**
	Starts a run that revokes these tokens.
	*/
	revoke(tokens: readonly DatabaseToken[], options?: Partial<ChangeOptions>): BenchRun;
	/**
	The lines of the journal's file. Asserts that the chain of hashes holds.
	*/
	journalLines(): readonly JournalLine[];
	/**
	The intents of revokes among those lines.
	*/
	intents(): readonly RevokeIntent[];
	/**
	The emulator's requests about one token, or about all tokens without an id: `GET 200`, `DELETE cut`.
	*/
	seen(tokenId?: string): readonly string[];
	/**
	The ids of the DELETEs that the emulator saw, in order.
	*/
	deletes(): readonly string[];
	/**
	The token as the cluster itself has it, which may differ from what the API shows.
	*/
	tokenOf(tokenId: string): DatabaseToken;
	/**
	Whether the token is revoked in the cluster itself, which may differ from what the API shows.
	*/
	isRevoked(tokenId: string): boolean;
};

/**
Opens a journal in a new directory.
*/
async function openTestJournal(t: TestContext, clusterId: string): Promise<Journal> {
	const directory = await mkdtemp(path.join(tmpdir(), 'influx-tokens-revoke-'));
	t.after(async () => rm(directory, {recursive: true}));
	const opened = await openJournal({directory, clusterId, actor: {user: 'ada', hostname: 'bastion'}});
	if (!opened.ok) {
		throw new Error(opened.message);
	}

	t.after(async () => opened.value.close());
	return opened.value;
}

// Adds the states without copying the run: its `state` is a getter, and a copy would keep one value.
function withStates(run: ChangeRun, states: readonly ChangeRunState[]): BenchRun {
	return Object.defineProperty(run, 'states', {value: states}) as BenchRun;
}

/**
Everything around the engine: a real server, the real client and a real journal file. Only the waits differ: they are a hundred times shorter.
*/
export async function openBench(t: TestContext, {timeouts, isReadOnly = false, ...options}: BenchOptions = {}): Promise<Bench> {
	const emulator = await startEmulator({tokens: 400, ...options});
	t.after(async () => emulator.close());
	const [account] = emulator.accounts;
	const [cluster] = account!.clusters;
	const journal = await openTestJournal(t, cluster!.id);
	const context: ChangeContext = {
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
		async liveToken() {
			const [token] = await bench.liveTokens(1);
			return token!;
		},
		revoke: (tokens, more) => bench.change(tokens.map(token => ({token, request: {kind: 'revoke'}})), more),
		change(changes, more) {
			const states: ChangeRunState[] = [];
			return withStates(startChanges({
				api: bench.api,
				journal,
				changes,
				context,
				wait: bench.wait,
				onChange(state) {
					states.push(state);
				},
				...more,
			}), states);
		},
		async wait(ms, signal) {
			waits.push(ms);
			await waitByClock(ms / 100, signal);
		},
		journalLines() {
			// There is no file before the first append.
			const {entries, problems} = parseJournal(existsSync(journal.path) ? readFileSync(journal.path) : new Uint8Array());
			assert.deepEqual(problems, []);
			return entries;
		},
		intents: () => bench.journalLines().filter(line => isRevokeIntent(line)),
		seen: id => tokenRequests()
			.filter(({tokenId}) => id === undefined || tokenId === id)
			.map(({method, status}) => `${method} ${status}`),
		deletes: () => tokenRequests().filter(({method}) => method === 'DELETE').map(({tokenId}) => tokenId!),
		tokenOf: tokenId => emulator.store.tokenOf(cluster!.id, tokenId)!,
		isRevoked: tokenId => emulator.store.tokenOf(cluster!.id, tokenId)?.revokedAt !== undefined,
	};
	return bench;
}
