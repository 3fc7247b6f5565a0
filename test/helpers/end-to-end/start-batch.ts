import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import type {RequestEntry} from '../../../source/emulator/request-log.js';
import {waitFor} from '../wait-for.js';
import {startSite, type Site} from './start-site.js';

type Test = {after(callback: () => unknown): void};

/**
What a request of a batch is for: the GET or the list before a DELETE, the DELETE, or the GET or the list after it.
*/
export type Phase = 'checking' | 'deleting' | 'verifying';

export type KillPoint = {
	readonly signal: 'SIGKILL' | 'SIGHUP';
	/**
	The least number of requests about single tokens that the emulator has seen before the kill.
	*/
	readonly requests: number;
	/**
	The kill happens at the first request of this phase from then on, before its answer leaves.
	*/
	readonly phase: Phase;
	/**
	How the batch looks at its tokens.
	*/
	readonly looksAt: 'GETs' | 'lists';
};

/**
A cluster with 300 tokens to be confirmed (`batch 001` to `batch 300`) and 20 bystanders that are not.
*/
export type Batch = Site & {
	readonly confirmed: readonly string[];
	/**
	Calls `kill` once when the point is reached, before the answer leaves.
	*/
	killAt(point: KillPoint, kill: () => void): void;
	hasKilled(): boolean;
	isRevoked(id: string): boolean;
	/**
	Waits until no request is pending, then asserts everything that must hold after a kill at any moment.
	*/
	assertNothingWrong(): Promise<void>;
	/**
	Asserts, after the rest of the batch was done, that each confirmed token got exactly one effective DELETE and that no other change was sent. Returns the ids of the revoked tokens, sorted.
	*/
	finished(): Promise<readonly string[]>;
};

export const batchSize = 300;

const idOf = (index: number): string => `0b0b0b0b-0000-4000-8000-${String(index).padStart(12, '0')}`;

/**
Starts an emulator with that cluster, until the test ends.
*/
export async function startBatch(test: Test): Promise<Batch> {
	let point: KillPoint | undefined;
	let kill: (() => void) | undefined;
	const deleted = new Set<string>();
	const unwritten: string[] = [];
	let seen = 0;

	const phaseOf = ({method, tokenId}: RequestEntry): Phase => method === 'DELETE' ? 'deleting' : (deleted.has(tokenId!) ? 'verifying' : 'checking');
	const site = await startSite(test, {
		tokens: 1,
		onRequest(entry) {
			const {method, tokenId} = entry;
			if (tokenId === undefined) {
				// The screen loads the list too, before the batch is in the journal.
				const isOfBatch = method === 'GET' && entry.path.endsWith('/tokens') && existsSync(site.journalFile);
				if (isOfBatch && point?.looksAt === 'lists' && seen >= point.requests && point.phase === (deleted.size > 0 ? 'verifying' : 'checking')) {
					kill?.();
					kill = undefined;
				}

				return;
			}

			seen++;
			if (method !== 'GET' && countIntents(site, tokenId) < site.changes().filter(change => change.tokenId === tokenId).length) {
				unwritten.push(tokenId);
			}

			if (point && kill && seen >= point.requests && phaseOf(entry) === point.phase) {
				kill();
				kill = undefined;
			}

			if (method === 'DELETE') {
				deleted.add(tokenId);
			}
		},
	});
	const {emulator: {store, clusterId, accounts, requests}} = site;
	for (const {id} of store.tokensOf(clusterId)) {
		store.removeToken(clusterId, id);
	}

	const databases = store.databasesOf(clusterId).map(({name}) => name);
	for (let index = 1; index <= batchSize + 20; index++) {
		store.putToken(clusterId, {
			accountId: accounts[0]!.id,
			clusterId,
			id: idOf(index),
			description: index <= batchSize ? `batch ${String(index).padStart(3, '0')}` : `bystander ${index}`,
			permissions: [{action: 'read', resource: databases[index % 20]!}, {action: 'write', resource: databases[index % 20]!}],
			createdAt: '2025-01-01T00:00:00.000001Z',
		});
	}

	const confirmed = Array.from({length: batchSize}, (_, index) => idOf(index + 1));
	const isRevoked = (id: string): boolean => site.tokenOf(id).revokedAt !== undefined;
	const assertNothingWrong = async (): Promise<void> => {
		await waitFor(() => requests.every(({status}) => status !== 'pending'));
		assert.deepEqual(unwritten, [], 'every change had its own intent on the disk before its request');
		assert.deepEqual(site.changes().filter(({method, tokenId}) => method !== 'DELETE' || !confirmed.includes(tokenId!)), [], 'nothing unconfirmed was sent');
		const lines = site.journal();
		const tokenIds = new Map(lines.flatMap(line => line.kind === 'intent' && line.action === 'revoke' ? [[line.operationId, line.tokenId] as const] : []));
		const outcomes = lines.filter(line => line.kind === 'outcome');
		assert.deepEqual(outcomes.filter(({result, operationId}) => result !== 'revoked' || !isRevoked(tokenIds.get(operationId)!)), [], 'the journal is true');
	};

	return {
		...site,
		confirmed,
		isRevoked,
		assertNothingWrong,
		killAt(next, act) {
			point = next;
			kill = act;
		},
		hasKilled: () => point !== undefined && kill === undefined,
		async finished() {
			await assertNothingWrong();
			assert.deepEqual(site.changes().map(({tokenId, status}) => `${tokenId} ${status}`).toSorted(), confirmed.map(id => `${id} 204`));
			return store.tokensOf(clusterId).filter(({revokedAt}) => revokedAt !== undefined).map(({id}) => id).toSorted();
		},
	};
}

function countIntents({journalFile}: Site, tokenId: string): number {
	const lines = existsSync(journalFile) ? readFileSync(journalFile, 'utf8').split('\n') : [];
	return lines.filter(line => line.includes('"kind":"intent"') && line.includes(`"tokenId":"${tokenId}"`)).length;
}
