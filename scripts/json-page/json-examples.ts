import {spawn} from 'node:child_process';
import {
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {hostname, tmpdir, userInfo} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {describedOutputs, type OutputName} from '../../source/commands/schema/described-outputs.js';
import {startEmulator} from '../../source/emulator/emulator.js';
import {codeCache, program} from '../../test/helpers/end-to-end/program.js';

export type Example = {
	/**
	The arguments, as a person would type them.
	*/
	readonly command: string;
	/**
	What was printed; of lines of JSON the first one.
	*/
	readonly value: unknown;
	/**
	The parts of the document to show, where others depend on the machine.
	*/
	readonly sections?: readonly string[] | undefined;
};

// The day of `screenshot-clock.ts`, by which the program runs.
const now = new Date('2026-11-24T09:00:00Z');
const someone = {user: 'ada', hostname: 'bastion'};

/**
Runs the commands of each name against an emulator with the same tokens and the same day each time. What depends on the machine or on the second is replaced: times of the run, new IDs, paths, names. The built program must be there.
*/
export async function jsonExamples(): Promise<ReadonlyMap<OutputName, Example>> {
	const emulator = await startEmulator({tokens: 60, now, managementToken: 'invented'});
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-examples-'));
	try {
		const {id: accountId, clusters} = emulator.accounts[0]!;
		const clusterId = clusters[0]!.id;
		/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
		const environment = {
			PATH: process.env.PATH ?? '',
			HOME: directory,
			XDG_CONFIG_HOME: path.join(directory, '.config'),
			XDG_STATE_HOME: path.join(directory, '.local/state'),
			XDG_CACHE_HOME: codeCache,
			ACCOUNT_ID: accountId,
			CLUSTER_ID: clusterId,
			MANAGEMENT_TOKEN: 'invented',
			LANG: 'C.UTF-8',
			TZ: 'UTC',
			NODE_OPTIONS: `--import ${new URL('../screenshot-clock.js', import.meta.url).href}`,
		};
		/* eslint-enable @typescript-eslint/naming-convention */
		const examples = new Map<OutputName, Example>();
		// As list --raw --format json would have saved it before the changes below.
		writeFileSync(path.join(directory, 'monday.json'), JSON.stringify(emulator.store.tokensOf(clusterId)));
		const settle = settler({directory, url: emulator.url, ids: [accountId, clusterId, ...emulator.store.tokensOf(clusterId).map(({id}) => id)]});
		for (const {name, words, sections} of exampleCommands(description => emulator.store.tokensOf(clusterId).find(token => token.description === description)!.id)) {
			const stdout = await text(spawn(process.execPath, [program, '--host', emulator.url, ...words], {cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'ignore']}).stdout);
			const printed = name === 'journal-lines' ? readFileSync(path.join(directory, 'journal.jsonl'), 'utf8') : stdout;
			const lines = describedOutputs[name].shape === 'line' ? printed.split('\n') : [printed];
			examples.set(name, {command: words.map(word => /^[\w,\-./]+$/.test(word) ? word : `'${word}'`).join(' '), value: settle(JSON.parse(lines[0]!)), sections});
			if (name === 'plan') {
				writeFileSync(path.join(directory, 'plan.json'), stdout);
			}
		}

		return examples;
	} finally {
		await emulator.close();
		rmSync(directory, {recursive: true, force: true});
	}
}

type ExampleCommand = {
	readonly name: OutputName;
	readonly words: readonly string[];
	readonly sections?: Example['sections'];
};

/**
The commands in their order: some need what an earlier one did.

@yields A command, once the ones before it have run.
*/
function * exampleCommands(idOf: (description: string) => string): Generator<ExampleCommand, void, undefined> {
	const json = ['--format', 'json'];
	const first = idOf('telegraf kobe rack-01');
	yield {name: 'profiles', words: ['profiles', ...json]};
	yield {name: 'info', words: ['info', ...json], sections: ['journals', 'profile', 'settings']};
	yield {name: 'list', words: ['list', '--filter', 'telegraf', ...json]};
	yield {name: 'list-columns', words: ['list', '--columns', 'id,age,findings', ...json]};
	yield {name: 'get', words: ['get', first.slice(0, 8), ...json]};
	yield {name: 'token-list', words: ['token', 'list', '--sort', 'description', ...json]};
	yield {name: 'token-get', words: ['token', 'get', first, ...json]};
	yield {name: 'update', words: ['update', first, '--add-read', 'flight2', ...json]};
	yield {name: 'diff', words: ['diff', 'monday.json', ...json]};
	yield {name: 'token-create', words: ['token', 'create', 'ad hoc', '--read-database', 'flight2', ...json]};
	yield {name: 'audit', words: ['audit', '--severity', 'high', ...json]};
	yield {name: 'audit-lines', words: ['audit', '--severity', 'high', '--format', 'jsonl']};
	yield {name: 'check', words: ['check', '--fail-on', 'critical', ...json]};
	yield {name: 'create', words: ['create', 'edge 9', '--write-database', 'flight2', '--secret-file', 'secret', ...json]};
	yield {name: 'suspend', words: ['suspend', first, '--reason', 'OPS-1234', ...json]};
	yield {name: 'resume', words: ['resume', first, ...json]};
	yield {name: 'plan', words: ['plan', 'suspend', '--filter', 'kobe', '--reason', 'OPS-1234']};
	yield {name: 'apply', words: ['apply', 'plan.json', '--dry-run', ...json]};
	yield {name: 'rotate', words: ['rotate', first, '--secret-file', 'new-secret', ...json]};
	yield {name: 'rotate-list', words: ['rotate', '--list', ...json]};
	yield {name: 'revoke', words: ['revoke', first, '--force', ...json]};
	yield {name: 'journal-lines', words: ['journal', 'export', 'journal.jsonl']};
	yield {name: 'activity', words: ['activity', ...json]};
}

/**
Makes a function that replaces in an output what is another thing in each run.
*/
function settler({directory, url, ids}: {readonly directory: string; readonly url: string; readonly ids: readonly string[]}): (value: unknown) => unknown {
	const known = new Set(ids);
	const made = new Map<string, string>();
	const idFor = (id: string): string => {
		if (!known.has(id) && !made.has(id)) {
			made.set(id, `00000000-0000-4000-8000-${String(made.size + 1).padStart(12, '0')}`);
		}

		return made.get(id) ?? id;
	};

	const {username} = userInfo();
	const settledText = (whole: string): string => whole
		.replaceAll(directory, '/home/ada')
		.replaceAll(codeCache, '/home/ada/.cache')
		.replaceAll(url, 'http://127.0.0.1:8086')
		.replaceAll(`${username}@${hostname()}`, () => `${someone.user}@${someone.hostname}`)
		.replaceAll(/(?<=T09:0)\d:\d\d(?:\.\d+)?(?=Z)/g, rest => Number(rest[0]) < 5 ? '0:00' : '5:00')
		.replaceAll(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g, id => idFor(id));
	const settled = (value: unknown): unknown => {
		if (typeof value === 'string') {
			return settledText(value);
		}

		if (Array.isArray(value)) {
			return value.map(item => settled(item));
		}

		if (typeof value !== 'object' || value === null) {
			return value;
		}

		const own = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, settled(part)]));
		return {
			...own,
			...('user' in own && someone),
			...('access_token' in own && {created_at: {seconds: Date.UTC(2026, 10, 24, 9) / 1000, nanos: 0}, access_token: 'apiv1_…'}), // eslint-disable-line @typescript-eslint/naming-convention -- influxctl's names
			// The hash of a line of the journal, which has the time in it.
			...('previousHash' in own && {hash: '0123456789abcdef'.repeat(4)}),
		};
	};

	return settled;
}
