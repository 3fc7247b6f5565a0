import {missingDatabases} from './seed-databases.js';
import {
	read,
	readAndWrite,
	write,
	type TokenDraft,
} from './token-draft.js';
import type {Random} from './random.js';

/**
Invents one token of a kind, with grants on some of the databases.
*/
type Family = (random: Random, databases: readonly string[]) => TokenDraft;

const sites = ['bremen', 'esbjerg', 'gdansk', 'kobe', 'linz', 'porto', 'seattle', 'torino', 'utrecht'] as const;
const devices = ['edge', 'plc', 'gateway', 'rack', 'meter', 'scada', 'historian'] as const;
const boards = ['energy balance', 'line overview', 'wind farm', 'shift report', 'network', 'OEE', 'cold chain', 'fleet', 'capacity'] as const;
const projects = ['ingest', 'forecast', 'edge-agent', 'billing', 'twin', 'anomaly', 'data-lake'] as const;
const sources = ['OPC UA', 'Modbus', 'MQTT', 'Kafka', 'SAP', 'weather service', 'SCADA export', 'CSV'] as const;
const people = ['anna.schmidt', 'j.okafor', 'mei.tanaka', 'lucía.fernández', 'piotr.wójcik', 'b.lindström', 's.haddad', 'дмитрий.орлов', 'c.dubois', '김서연'] as const;
const elsewhere = [
	'Wärmemengenzähler Gebäude',
	'Kühlwasserüberwachung Süd',
	'Données compteurs, bâtiment',
	'計測ゲートウェイ',
	'電力ダッシュボード',
	'محطة التحلية',
	'Котельная №',
	'Netzqualität ⚡',
	'pumping station 🌊',
] as const;

const number = (random: Random): string => String(random.integer(1, 99)).padStart(2, '0');

const some = (random: Random, databases: readonly string[], maximum: number): readonly string[] => {
	const picked = Array.from({length: random.integer(1, maximum)}, () => random.pick(databases));
	return [...new Set(picked)];
};

const collector: Family = (random, databases) => ({
	description: `telegraf ${random.pick(sites)} ${random.pick(devices)}-${number(random)}`,
	permissions: write(...some(random, databases, 2)),
});

const dashboard: Family = (random, databases) => ({
	description: `Grafana ${random.pick(boards)} (${random.pick(sites)})`,
	permissions: read(...some(random, databases, 8)),
});

const runner: Family = (random, databases) => ({
	description: `${random.pick(['gitlab-ci', 'GitHub Actions:', 'jenkins'])} ${random.pick(projects)}${random.pick(['', ' nightly', ' release', ' e2e'])}`,
	permissions: readAndWrite(...some(random, databases, 2)),
});

const loader: Family = (random, databases) => ({
	description: `${random.pick(sources)} loader ${random.pick(sites)}`,
	permissions: [...write(...some(random, databases, 4)), ...(random.chance(0.2) ? read(random.pick(databases)) : [])],
});

const person: Family = (random, databases) => ({
	description: `${random.pick(people)} ${random.pick(['laptop', 'notebook', 'ad hoc queries', 'DBeaver', 'test'])}`,
	permissions: random.chance(0.25) ? readAndWrite(...some(random, databases, 3)) : read(...some(random, databases, 5)),
});

const abroad: Family = (random, databases) => ({
	description: `${random.pick(elsewhere)} ${number(random)}`,
	permissions: random.chance(0.5) ? write(...some(random, databases, 2)) : read(...some(random, databases, 3)),
});

const wordy: Family = (random, databases) => ({
	description: `${random.pick(sources)} bridge for ${random.pick(sites)}, replaces the one of the old contract; owner ${random.pick(people)}, ticket OPS-${random.integer(1000, 9999)}`,
	permissions: readAndWrite(...some(random, databases, 3)),
});

const contradiction: Family = (random, databases) => ({
	description: `read-only ${random.pick(boards)} export`,
	permissions: readAndWrite(...some(random, databases, 2)),
});

const leftover: Family = (random, databases) => ({
	description: `${random.pick(['migration', 'proof of concept', 'old historian', 'vendor trial'])} ${random.pick(projects)}`,
	permissions: [...write(random.pick(missingDatabases)), ...(random.chance(0.5) ? read(random.pick(databases)) : [])],
});

const everything: Family = random => random.chance(0.7)
	? {description: `Grafana ${random.pick(sites)}, every database`, permissions: read('*')}
	: {description: `${random.pick(projects)} backfill`, permissions: write('*')};

const nothing: Family = random => ({description: `${random.pick(projects)} (access to be decided)`, permissions: []});

/**
How many of 100 tokens are of each kind. Tokens of a fleet are not counted.
*/
const families: ReadonlyArray<readonly [share: number, family: Family]> = [
	[22, collector], [22, dashboard], [12, runner], [13, loader], [12, person], [7, abroad], [3, wordy], [2, contradiction], [4, leftover], [2, everything], [1, nothing],
];

/**
Invents one token, of a random kind.
*/
export function inventToken(random: Random, databases: readonly string[]): TokenDraft {
	let rest = random.next() * 100;
	for (const [share, family] of families) {
		rest -= share;
		if (rest < 0) {
			return family(random, databases);
		}
	}

	return collector(random, databases);
}

/**
Invents the tokens of a fleet: numbered collectors of one roll-out, all with the same grants.
*/
export function inventFleet(random: Random, databases: readonly string[]): readonly TokenDraft[] {
	const name = `telegraf ${random.pick(sites)} ${random.pick(devices)}`;
	const permissions = write(...some(random, databases, 2));
	return Array.from({length: random.integer(6, 24)}, (_, index) => ({
		description: `${name}-${String(index + 1).padStart(2, '0')}`,
		permissions,
	}));
}
