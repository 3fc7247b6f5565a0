import type {Database} from '../../api/types.js';
import type {Random} from './random.js';

/**
The databases of the hand-written tokens. They come first, so that small clusters have them too.
*/
const namedDatabases = [
	'flight2',
	'flight3',
	'sensors',
	'mydb3',
	'energy_meters',
	'windfarm_north',
	'plant/line-1',
	'plant/line-2',
	'turbine_vibration',
	'billing/meters',
	'compliance/emissions',
	'safety_interlocks',
	'archive/2023',
	'it/network',
	'it/servers',
	'ci_benchmarks',
] as const;

const places = ['bremen', 'cadiz', 'esbjerg', 'gdansk', 'kobe', 'linz', 'malmo', 'porto', 'riga', 'seattle', 'tampere', 'torino', 'utrecht'] as const;
const topics = [
	'boilers',
	'compressors',
	'power-quality',
	'solar',
	'pumps',
	'hvac',
	'conveyors',
	'robots',
	'cold_storage',
	'water_treatment',
	'vehicles',
	'gas-turbines',
	'syslog',
	'kubernetes',
	'switches',
	'weather',
] as const;

/**
The characters that join a place and a topic into a database name. They differ, as if each plant had its own habits. Cloud Dedicated allows letters, digits, `_`, `-` and `/`.
*/
const joiners = ['/', '_', '-', '/'] as const;

const nanosecondsPerDay = 86_400 * 1e9;

/**
Databases that grants name although no cluster has them, as if they had been renamed or deleted.
*/
export const missingDatabases: readonly string[] = ['flight_old', 'sensors_2019', 'historian_v1', 'plant/line-0', 'energy_meters_tmp', 'edge-poc'];

/**
Databases of the main cluster that exactly one hand-written token may write (`writer`) or read (`reader`). No other seeded token names them; a grant on `*` still covers them.
*/
export const soleAccess = {
	writer: ['flight3', 'turbine_vibration', 'billing/meters'],
	reader: ['compliance/emissions', 'safety_interlocks', 'archive/2023'],
} as const;

/**
Databases of the staging cluster that no token may read, and that one hand-written token may read. No other seeded token names them; a grant to write `*` covers them.
*/
export const stagingAccess = ['billing/meters', 'compliance/emissions'] as const;

/**
The first `count` database names, the same for every seed. `_internal` is not among them: it exists on a cluster, but the API does not list it.
*/
export function databaseNames(count: number): readonly string[] {
	const combined = topics.flatMap((topic, index) => places.map(place => `${place}${joiners[index % joiners.length]!}${topic}`));
	return [...namedDatabases, ...combined].slice(0, count);
}

/**
Makes databases with their limits. `retentionPeriod` is in nanoseconds; 0 means that data is kept forever.

Field names, defaults (500 tables, 200 columns) and the form of `partitionTemplate` are those of the Cloud Dedicated Management API's OpenAPI document.
*/
export function seedDatabases(count: number, owner: {readonly accountId: string; readonly clusterId: string}, random: Random): readonly Database[] {
	return databaseNames(count).map(name => ({
		...owner,
		name,
		maxTables: random.pick([500, 500, 500, 1000, 100]),
		maxColumnsPerTable: random.pick([200, 200, 200, 250, 1000]),
		retentionPeriod: random.pick([0, 0, 7, 30, 90, 365, 1825]) * nanosecondsPerDay,
		...(random.chance(0.1) && {partitionTemplate: [{type: 'time', value: '%Y-%m'}, {type: 'tag', value: 'site'}]}),
	}));
}
