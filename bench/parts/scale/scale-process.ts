/**
The process that does the work of the list and of the confirmation once, as the program does after it has started. Its only argument is a `ScaleRequest` as JSON; it sends a `ScaleAnswer` to the process that forked it.
*/
import {randomUUID} from 'node:crypto';
import process from 'node:process';
import {createManagementApi} from '../../../source/api/management-api.js';
import {Secret} from '../../../source/secrets/secret.js';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import {impactOf} from '../../../source/tokens/impact/impact.js';
import {tokenColumnIds, type TokenColumnId} from '../../../source/tokens/list/token-columns.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {visibleTokens} from '../../../source/tokens/list/visible-tokens.js';
import {compareCodeUnits} from '../../../source/tokens/text/compare-text.js';
import {plainSort, type ScaleAnswer, type ScaleRequest} from './scale-messages.js';

const {url, accountId, clusterId, managementToken} = JSON.parse(process.argv[2]!) as ScaleRequest;

const costs = new Map<string, {readonly wall: number; readonly cpu: number}>();

/**
Does the work, which may give a promise, and keeps what it took: its time, and the CPU time of this thread. The threads that collect garbage also collect what earlier work left.
*/
const measure = async <Result>(what: string, work: () => Result): Promise<Awaited<Result>> => {
	const before = {at: performance.now(), cpu: process.threadCpuUsage()};
	const result = await work();
	const {user, system} = process.threadCpuUsage(before.cpu);
	costs.set(what, {wall: performance.now() - before.at, cpu: (user + system) / 1000});
	return result;
};

const api = createManagementApi({
	host: url, accountId, clusterId, secret: () => new Secret(managementToken), isReadOnly: true,
});
const databases = await api.listDatabases();
const list = await measure('load', async () => api.listTokens());
if (!list.ok || !databases.ok) {
	throw new Error('the service did not answer');
}

const leavingCount = 500;
const tokens = list.value;
const databaseNames = databases.value.map(({name}) => name);
const now = Date.now();
const index = await measure('index', () => indexTokens(tokens));
const show = (column: TokenColumnId, text = '') => {
	const filter = parseFilter(text);
	return visibleTokens({
		index, query: filter.ok ? filter.query : undefined, showsInactive: false, sort: {column, descending: false}, databaseNames, now,
	});
};

// The other orders sort this one again.
await measure('sort by description', () => show('description'));
for (const column of tokenColumnIds) {
	if (column !== 'description') {
		await measure(`sort by ${column}`, () => show(column));
	}
}

await measure('filter by a word', () => show('description', 'grafana'));
await measure('filter by a database', () => show('description', 'db:solar action:write'));
await measure('filter by a missing database', () => show('description', 'missing:db'));
await measure(`impact of ${leavingCount}`, () => impactOf({
	tokens, leaving: new Set(tokens.slice(0, leavingCount).map(({id}) => id)), databaseNames, now,
}));
const memory = process.resourceUsage().maxRSS / 1000;

const objects = Array.from(tokens, () => ({text: randomUUID()}));
await measure(plainSort, () => objects.toSorted((left, right) => compareCodeUnits(left.text, right.text)));

process.send!({costs: Object.fromEntries(costs), memory, count: tokens.length} satisfies ScaleAnswer);
process.disconnect();
