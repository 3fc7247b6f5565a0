import {createManagementApi} from '../source/api/management-api.js';
import {Secret} from '../source/secrets/secret.js';
import type {DatabaseToken} from '../source/api/types.js';
import {startEmulator} from '../source/emulator/emulator.js';
import {parseFilter} from '../source/tokens/filter/parse.js';
import {impactOf} from '../source/tokens/impact/impact.js';
import {indexTokens, type TokenIndex} from '../source/tokens/list/token-index.js';
import {visibleTokens} from '../source/tokens/list/visible-tokens.js';
import {median} from './quantiles.js';
import {milliseconds, ratio, type Measurement} from './report.js';

const rounds = 5;

const leavingCount = 1000;

/**
How long the computations of the list and of the confirmation take in this process, as multiples of the time to parse the same list as JSON. They run in turn, so that a busy machine slows them all.
*/
export async function measureWork(count: number): Promise<readonly Measurement[]> {
	const {tokens, databaseNames} = await loadCluster(count);
	const json = JSON.stringify(tokens);
	const leaving = new Set(tokens.slice(0, leavingCount).map(({id}) => id));
	const now = Date.now();
	const show = (index: TokenIndex, text: string) => {
		const filter = parseFilter(text);
		return visibleTokens({
			index,
			query: filter.ok ? filter.query : undefined,
			showsInactive: false,
			sort: {column: 'description', descending: false},
			databaseNames,
			now,
		});
	};

	const times = new Map<string, number[]>();
	const time = <Result>(what: string, work: () => Result): Result => {
		const startedAt = performance.now();
		const result = work();
		times.set(what, [...(times.get(what) ?? []), performance.now() - startedAt]);
		return result;
	};

	for (let round = 0; round < rounds; round++) {
		time('JSON.parse', () => JSON.parse(json) as unknown);
		const index = time('index', () => indexTokens(tokens));
		time('first sort, by description', () => show(index, ''));
		time('filter by a word', () => show(index, 'grafana'));
		time('filter by a database', () => show(index, 'db:solar action:write'));
		time('filter by a missing database', () => show(index, 'missing:db'));
		time(`impact of ${leavingCount} leaving`, () => impactOf({
			tokens, leaving, databaseNames, now,
		}));
		time('impact of one leaving', () => impactOf({
			tokens, leaving: new Set([tokens[round]!.id]), databaseNames, now,
		}));
	}

	const parse = median(times.get('JSON.parse')!);
	return [...times].map(([what, taken]) => ({
		what,
		value: `${milliseconds(median(taken))} = ${ratio(median(taken) / parse)} JSON.parse`,
		...(what.startsWith('filter') && {aim: 'a frame, 33 ms'}),
	}));
}

async function loadCluster(count: number): Promise<{readonly tokens: readonly DatabaseToken[]; readonly databaseNames: readonly string[]}> {
	const emulator = await startEmulator({tokens: count});
	try {
		const {id: accountId, managementToken, clusters} = emulator.accounts[0]!;
		const api = createManagementApi({
			host: emulator.url, accountId, clusterId: clusters[0]!.id, secret: () => new Secret(managementToken), isReadOnly: true,
		});
		const [tokens, databases] = await Promise.all([api.listTokens(), api.listDatabases()]);
		if (!tokens.ok || !databases.ok) {
			throw new Error('the emulator did not answer');
		}

		return {tokens: tokens.value, databaseNames: databases.value.map(({name}) => name)};
	} finally {
		await emulator.close();
	}
}
