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
The program with the demo's main cluster open, and the truths behind it: what the service holds, and what the files say.
*/
export type OpenCluster = MountedApp & {
	readonly clusterId: string;
	/**
	Where the journal is, also after the program.
	*/
	readonly stateDirectory: string;
	/**
	The token of the main cluster that has the description, revoked or not.
	*/
	readonly tokenNamed: (description: string) => DatabaseToken;
	/**
	What is on the disk now. Throws where a line is damaged.
	*/
	readonly journal: () => Promise<JournalContent>;
	readonly journalText: () => string;
	/**
	Adds a token with these grants (`read:sensors write:*`), created a year before.
	*/
	readonly putToken: (description: string, grants: string, changes?: Partial<DatabaseToken>) => DatabaseToken;
};

/**
A directory that is removed when the test ends.
*/
export function makeDirectory(test: TestContext): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-flow-'));
	test.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	return directory;
}

/**
Makes a new directory the one in which the program writes and reads files, until the test ends. Gives its path.
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
Opens the main cluster of the demo.
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
What the emulator was asked to change, in order: method, token, body.
*/
export function writesOf({requests}: Emulator): ReadonlyArray<{readonly method: string; readonly tokenId?: string; readonly body?: unknown}> {
	return requests.filter(({method}) => method !== 'GET').map(({method, tokenId, body}) => ({method, ...(tokenId !== undefined && {tokenId}), ...(body !== undefined && {body})}));
}

/**
Loads the list again and waits until it holds what was put into the store behind the program's back.
*/
export async function refresh({mounted}: OpenCluster, expected: RegExp | string): Promise<void> {
	await mounted.press('r');
	await mounted.until(expected);
}

/**
Does all that a confirmation asks for (the box, the phrases) and presses its button.
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
Moves by these keys and presses the button that has the focus then, again until it hears: a screen is deaf for a moment after its first frame.
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
Lets this file's clock run on by so many milliseconds until the test ends, and the service's with it where it is given.
*/
export function passTime(test: TestContext, milliseconds: number, service?: Emulator): void {
	now.setTime(now.getTime() + milliseconds);
	service?.passTime(milliseconds);
	test.after(() => {
		// In whatever order several of these end.
		now.setTime(now.getTime() - milliseconds);
	});
}
