import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';
import type {Emulator} from '../../../source/emulator/emulator.js';
import {readJournal, type JournalContent} from '../../../source/journal/read-journal.js';
import {keys} from '../keys.js';
import {mountApp, now, type MountedApp} from '../mount-app.js';
import type {Mounted} from '../mount.js';
import {waitFor} from '../wait-for.js';
import {hear} from './confirm.js';
import {openTokens} from './walk.js';

export type TestContext = Parameters<typeof mountApp>[0];

type Options = NonNullable<Parameters<typeof mountApp>[1]>;

/**
The program with the demo's main cluster open, and ways to read the truth behind the screen: the service's tokens and the journal's file.
*/
export type OpenCluster = MountedApp & {
	readonly clusterId: string;
	/**
	The state directory, which contains the journal. It stays after the program has ended.
	*/
	readonly stateDirectory: string;
	/**
	The first token of the main cluster with this description, revoked or not. Throws when there is none.
	*/
	readonly tokenNamed: (description: string) => DatabaseToken;
	/**
	Reads the journal from the disk. Throws when a line is damaged.
	*/
	readonly journal: () => Promise<JournalContent>;
	readonly journalText: () => string;
	/**
	Adds a token with these grants (`read:sensors write:*`) to the service, created a year before `now`.
	*/
	readonly putToken: (description: string, grants: string, changes?: Partial<DatabaseToken>) => DatabaseToken;
};

/**
Makes a directory that is removed when the test ends. Returns its path.
*/
export function makeDirectory(test: TestContext): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-flow-'));
	test.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	return directory;
}

/**
Makes a directory the working directory of this process until the test ends, so that the program writes and reads its files there. Returns its path.
*/
export function workInDirectory(test: TestContext): string {
	const directory = makeDirectory(test);
	const before = process.cwd();
	process.chdir(directory);
	test.after(() => {
		process.chdir(before);
	});
	return directory;
}

/**
Mounts the program and opens the demo's main cluster.
*/
export async function openCluster(test: TestContext, {stateDirectory: given, ...options}: Options & {readonly stateDirectory?: string} = {}): Promise<OpenCluster> {
	const stateDirectory = given ?? makeDirectory(test);
	const app = await mountApp(test, {...options, environment: Object.fromEntries([['XDG_STATE_HOME', stateDirectory]])});
	const [account] = app.emulator.accounts;
	const clusterId = account!.clusters[0]!.id;
	const directory = path.join(stateDirectory, 'influx-tokens');
	let count = app.emulator.store.tokensOf(clusterId).length;
	await openTokens(app.mounted);
	return {
		...app,
		clusterId,
		stateDirectory,
		tokenNamed(description) {
			const token = app.emulator.store.tokensOf(clusterId).find(candidate => candidate.description === description);
			assert.ok(token, description);
			return token;
		},
		async journal() {
			const content = await readJournal({directory, clusterId});
			assert.ok(content.ok);
			assert.deepEqual(content.value.problems, []);
			return content.value;
		},
		journalText: () => readFileSync(path.join(directory, `${clusterId}.jsonl`), 'utf8'),
		putToken(description, grants, changes = {}) {
			const token: DatabaseToken = {
				id: `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}`,
				description,
				permissions: permissions(grants),
				createdAt: '2025-03-02T04:20:19.000000Z',
				accountId: account!.id,
				clusterId,
				...changes,
			};
			app.emulator.store.putToken(clusterId, token);
			return token;
		},
	};
}

/**
Ends the program and starts it again on the same machine, with the same service.
*/
export async function restart(test: TestContext, {mounted, emulator, stateDirectory}: OpenCluster, options: Options = {}): Promise<OpenCluster> {
	mounted.unmount();
	return openCluster(test, {...options, emulator, stateDirectory});
}

/**
`read:sensors write:*` as permissions.
*/
export function permissions(text: string): readonly Permission[] {
	return text.split(' ').filter(part => part !== '').map(part => {
		const [action = '', resource = ''] = part.split(':', 2);
		return {action, resource};
	});
}

/**
The emulator's requests that change something, in order.
*/
export function writesOf({requests}: Emulator): ReadonlyArray<{readonly method: string; readonly tokenId?: string; readonly body?: unknown}> {
	return requests.filter(({method}) => method !== 'GET').map(({method, tokenId, body}) => ({method, ...(tokenId !== undefined && {tokenId}), ...(body !== undefined && {body})}));
}

/**
Loads the list again and waits until the screen shows what the test has put into the store.
*/
export async function refresh({mounted}: OpenCluster, expected: RegExp | string): Promise<void> {
	await mounted.press('r');
	await mounted.until(expected);
}

/**
Does everything that the confirmation asks for (the tick, the phrases), and presses its button.
*/
export async function pressConfirmation({mounted}: Pick<OpenCluster, 'mounted'>, button: string): Promise<void> {
	await hear(mounted);
	const screen = mounted.screen();
	const phrases = screen.matchAll(/(?<=Type ).+?(?= to go on:)/g).map(([phrase]) => phrase).toArray();
	// A tick moves the focus to the first phrase.
	await mounted.press(...(screen.includes('[ ] I understand') ? [keys.space] : phrases.map(() => keys.shiftTab)));
	for (const phrase of phrases) {
		await mounted.pressTogether([...phrase]);
		await mounted.press(keys.enter);
	}

	await mounted.until('‹ Cancel ›');
	await mounted.press(keys.tab);
	await mounted.until(`‹ ${button} ›`);
	await mounted.press(keys.enter);
}

/**
Moves the focus by these keys and presses the button that has it then. Presses it again until the screen reacts, because a screen ignores keys for a moment after its first frame.
*/
export async function pressFocused(mounted: Mounted, ...moves: readonly string[]): Promise<void> {
	const screen = await mounted.press(...moves);
	const button = /[<‹] .+ [>›]/.exec(screen)?.[0];
	assert.ok(button, screen);
	await waitFor(async () => {
		const after = await mounted.press(keys.enter);
		return !after.includes(button);
	}, {describe: mounted.screen});
}

/**
Puts the clock of this file's tests forward by so many milliseconds until the test ends, and the service's clock too, if a service is given.
*/
export function passTime(test: TestContext, milliseconds: number, service?: Emulator): void {
	now.setTime(now.getTime() + milliseconds);
	service?.passTime(milliseconds);
	test.after(() => {
		// Subtracting works in any order, if a test passes time more than once.
		now.setTime(now.getTime() - milliseconds);
	});
}
