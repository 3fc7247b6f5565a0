import {coarseTimestamp} from '../clock.js';
import type {OddRow} from '../faults/odd-rows.js';
import {
	read,
	readAndWrite,
	write,
	type TokenDraft,
	type WholeDraft,
} from './token-draft.js';

const microsecondsPerDay = 86_400 * 1e6;

/**
The tokens of the main cluster about which the demo's journal and last look have something to say, by their IDs. Ages are in days before the seed's `now`.
*/
export const auditedTokens = {
	/**
	Rotated, its secret handed over, and never suspended. It expires in ten days, and its successor never does.
	*/
	press: {
		id: 'c8a78e80-8cb5-41c3-857d-337ca5207ba0', description: 'press shop gateway', permissions: write('plant/line-1', 'it/network'), age: 380, expiresIn: 10,
	},
	pressSuccessor: {id: '6c7a2a0c-2169-4e01-9366-70598c8a2689', age: 6},
	/**
	Rotated and suspended; its soak is over, and nobody revoked it.
	*/
	silo: {
		id: 'bea6abb0-1428-4875-933b-4bf2932ca273', description: 'silo level logger', permissions: write('it/servers', 'energy_meters'), age: 900, suspendedFor: 10,
	},
	siloSuccessor: {id: '5312f1af-2d23-4872-a963-8aba33c61f8e', age: 12},
	/**
	Could only read at the last look.
	*/
	regranted: {
		id: '5f93baae-0300-443f-aaba-3a5048813837', description: 'shift report mailer', permissions: readAndWrite('sensors'), grantsBefore: read('sensors'),
	},
} as const;

/**
Days between the last look at the demo's main cluster and the seed's `now`.
*/
export const lastLookAge = 9;

/**
The day, `YYYY-MM-DD`, that is so many days before `now`, which is in microseconds since 1970.
*/
export function dayBefore(now: number, days: number): string {
	return coarseTimestamp(now - (days * microsecondsPerDay)).slice(0, 10);
}

type Kept = Omit<WholeDraft, 'lifetime' | 'expiresIn'>;

const never = (draft: Kept): WholeDraft => ({...draft, lifetime: 'never'});
const later = (draft: Kept & {readonly expiresIn: number}): WholeDraft => ({...draft, lifetime: 'later'});

/**
The hand-written tokens of a large main cluster that an audit finds and the other tokens give no example of. `now` is in microseconds since 1970.
*/
export function auditTokens(now: number): readonly WholeDraft[] {
	const {press, pressSuccessor, silo, siloSuccessor, regranted} = auditedTokens;
	return [
		later(press),
		never({
			...pressSuccessor, description: `${press.description} [rotated ${dayBefore(now, pressSuccessor.age)}]`, permissions: press.permissions,
		}),
		never({
			id: silo.id, description: `${silo.description} [suspended ${dayBefore(now, silo.suspendedFor)}]`, permissions: [], age: silo.age,
		}),
		never({
			...siloSuccessor, description: `${silo.description} [rotated ${dayBefore(now, siloSuccessor.age)}]`, permissions: silo.permissions,
		}),
		never({
			id: regranted.id, description: regranted.description, permissions: regranted.permissions, age: 640,
		}),
		never({
			id: 'bc40a463-ab5e-4b65-b153-ebc6d666d90d', description: 'vendor support, remote session', permissions: readAndWrite('plant/line-2'), age: 4,
		}),
		never({
			id: 'c64f7a20-97a0-43f0-bf89-9d63bffdff6d',
			description: 'plant data lake export',
			permissions: read('sensors', 'energy_meters', 'windfarm_north', 'plant/line-1', 'plant/line-2', 'it/network', 'it/servers', 'flight2', 'mydb3', 'ci_benchmarks', 'bremen/boilers', 'cadiz/boilers', 'esbjerg/boilers', 'gdansk/boilers'),
			age: 410,
		}),
		never({
			id: '82610480-62a1-4cd3-a5fc-e2eceebaa30d', description: 'query log viewer', permissions: read('_internal'), age: 150,
		}),
		never({
			id: 'ff9ca08e-53a6-4a6a-90a7-a5e19b6c6da9', description: 'schema migration tool', permissions: [...read('ci_benchmarks'), {action: 'alter', resource: 'ci_benchmarks'}], age: 75,
		}),
		never({
			id: 'ee9d5119-15df-46a7-a420-f4845f2cba1e', description: 'wallboard, all plants', permissions: read('*', 'sensors', 'energy_meters'), age: 520,
		}),
		// The database is `plant/line-1`.
		never({
			id: '86e3c30e-af4a-497e-8ddb-f26568706c8c', description: 'robot cell 4 gateway', permissions: write('plant/line1', 'sensors'), age: 33,
		}),
		// No token names `malmo/pumps` and `tampere/pumps`.
		never({
			id: 'd05881bd-d58c-4a95-80fc-a0ab4492a104', description: 'waterworks telemetry', permissions: write('malmo/old-pumps'), age: 1010,
		}),
		never({
			id: '8d589aca-1435-4989-b1a7-67f6d46173f6', description: 'waterworks control room', permissions: read('malmo/old-pumps'), age: 1005,
		}),
	];
}

/**
The one token of the staging cluster that cannot be read whole, because its creation is in words. `owner` are the IDs of its account and cluster.
*/
export function unreadableToken(owner: Readonly<Record<string, unknown>>): OddRow {
	return {
		...owner, id: '07c6b3dd-2b9d-442e-b40c-cc2c66ac039d', description: 'restored from the backup', permissions: read('windfarm_north', 'plant/line-1'), createdAt: 'before the move',
	};
}

/**
The tokens of the tidy cluster, which an audit has nothing to say about: each has an owner and an end, none reaches all databases, each database has two tokens that write it and two that read it, and no token can do all that another can.
*/
export const tidyTokens: readonly TokenDraft[] = [
	{description: 'telegraf houston line-01, owner anna.schmidt', permissions: write('flight2', 'flight3')},
	{description: 'telegraf houston line-02, owner anna.schmidt', permissions: write('flight3', 'sensors')},
	{description: 'telegraf austin line-01, owner j.okafor', permissions: write('sensors', 'mydb3')},
	{description: 'telegraf austin line-02, owner j.okafor', permissions: write('mydb3', 'flight2')},
	{description: 'Grafana wind farm, owner mei.tanaka', permissions: read('flight2', 'flight3')},
	{description: 'Grafana line overview, owner mei.tanaka', permissions: read('flight3', 'sensors')},
	{description: 'Grafana energy balance, owner piotr.wójcik', permissions: read('sensors', 'mydb3')},
	{description: 'Grafana shift report, owner piotr.wójcik', permissions: read('mydb3', 'flight2')},
	{description: 'gitlab-ci forecast, owner c.dubois', permissions: [...read('flight2'), ...write('sensors')]},
].map((draft, index) => ({
	...draft, lifetime: 'later', age: 20 + (7 * index), expiresIn: 150 + index,
}));
