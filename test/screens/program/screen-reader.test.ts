import assert from 'node:assert/strict';
import test from 'node:test';
import {signInConfig} from '../../../source/emulator/sign-in/sign-in-config.js';
import {control, keys} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	type MountedApp,
} from '../../helpers/mount-app.js';
import {waitFor} from '../../helpers/wait-for.js';
import type {ScreenName} from '../../../source/session/screen-stack.js';
import {unicodeGlyphs} from '../../../source/theme/glyphs.js';
import {markedDescription} from '../../../source/tokens/suspension/suspended-description.js';

type Visit = {
	/**
	The first line.
	*/
	readonly title: string;
	/**
	Lines of the screen, or their starts.
	*/
	readonly lines: readonly string[];
	/**
	Opens the screen from the list of the cluster's tokens.
	*/
	readonly go: (app: MountedApp) => Promise<unknown>;
};

const row = 'selected, status active, description access panel, hall 7, token id 301a3f0f, databases none, created 5 months ago, expires never';
const risk = 'checkbox: I understand the risk of this action';

/**
Ticks the box as soon as the confirmation hears keys, types what it asks for, and presses its button.
*/
async function confirm({mounted}: MountedApp, phrases: readonly string[]): Promise<void> {
	await mounted.until(risk);
	await waitFor(async () => {
		await mounted.press(keys.space);
		return mounted.screen().includes(`${risk}, checked`);
	}, {describe: mounted.screen});
	for (const phrase of phrases) {
		await mounted.press(...phrase, keys.enter);
	}

	await mounted.press(keys.tab);
	await mounted.until(/^button: Revoke.*, focused$/m);
	await mounted.press(keys.enter);
}

async function toProfiles({mounted}: MountedApp): Promise<void> {
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('Choose a profile');
}

const visits: Readonly<Record<ScreenName, Visit>> = {
	profiles: {
		title: 'influx-tokens',
		lines: ['Choose a profile', 'Demo, built-in emulator, nothing leaves this machine', 'selected, plant, 127.0.0.1:', 'Keys: Enter open, a add, e edit, x remove'],
		go: toProfiles,
	},
	'profile-form': {
		title: 'Profiles, Edit plant',
		lines: ['Name, textbox: plant', 'Product, InfluxDB Cloud Dedicated', 'Account name, textbox: empty', 'Clusters, textbox: eu-metrics', 'Token: variable, textbox: MANAGEMENT_TOKEN', 'Keys: '],
		async go(app) {
			await toProfiles(app);
			await app.mounted.press('e', ...Array.from({length: 5}, () => keys.tab));
		},
	},
	'remove-profile': {
		title: 'Profiles, Remove',
		lines: ['Remove the profile plant from this program\'s settings?', 'button: Cancel, focused', 'button: Remove Profile', 'Keys: '],
		async go(app) {
			await toProfiles(app);
			await app.mounted.press('x');
		},
	},
	clusters: {
		title: 'plant, Clusters',
		lines: ['Account 11111111-1111-4111-8111-111111111111', '3 clusters', 'Sorted by name, ascending', 'selected, name eu-metrics, cluster id 3333a1b2-3333-4333-8333-333333333333, status ready, tokens 60, databases 220', 'name us-metrics, ', 'Keys: '],
		async go({mounted}) {
			await mounted.press(keys.escape);
			await mounted.until('Clusters');
		},
	},
	tokens: {
		title: 'plant, eu-metrics, Database tokens',
		lines: ['Filter textbox: ar, focused', '8 of 55 active, 1 marked', 'Sorted by description, ascending', 'marked, status active, description archive importer, token id d4a721ed, databases archive/2023, created 13 months ago, expires never', 'selected, ', 'Keys: Enter keep, Esc clear'],
		async go({mounted}) {
			await mounted.press('/', ...'arch', keys.enter, keys.space, '/', control('u'), ...'ar');
			await mounted.until('marked');
		},
	},
	details: {
		title: 'plant, eu-metrics, access panel, hall 7',
		lines: ['Description, access panel, hall 7', 'Token ID, 301a3f0f-', 'Status, active', 'Expires, never', 'Permissions, none', 'Keys: o options'],
		go: async ({mounted}) => mounted.press(keys.enter),
	},
	confirm: {
		title: 'plant, eu-metrics, Revoke Database Token',
		lines: ['Warning: Revoking takes effect at once and cannot be undone.', 'Token ID, 301a3f0f-', 'What loses access', `${risk}, not checked`, 'Type plant to go on: ', 'button: Cancel, focused', 'button: (disabled) Revoke Token, tick the box first', 'Keys: Space tick'],
		async go({mounted}) {
			await mounted.press('D');
			await mounted.until(risk);
		},
	},
	'resume-choice': {
		title: 'plant, eu-metrics, Resume Database Token',
		lines: ['Warning: The mark and the journal of this machine disagree. Nothing was sent.', 'mark, ', 'journal, ', 'Keys: m as the mark, J as the journal'],
		async go(app) {
			const {mounted, emulator} = app;
			const {id} = emulator.accounts[0]!.clusters[0]!;
			const {id: tokenId} = emulator.store.tokensOf(id).find(({description}) => description === 'condition monitoring')!;
			await mounted.press('/', ...'condition', keys.enter, 's');
			await mounted.until('button: Cancel, focused');
			await waitFor(async () => {
				await mounted.press(keys.shiftTab);
				return /^Type plant .*, focused/m.test(mounted.screen());
			}, {describe: mounted.screen});
			await mounted.press(...'plant', keys.tab, keys.tab);
			await mounted.until(/^button: Suspend.*, focused$/m);
			await mounted.press(keys.enter);
			await mounted.until(/^Message: Suspended /m);
			const {description} = markedDescription({id: tokenId, description: 'renamed', permissions: []}, {day: '2026-11-25', limit: 400});
			emulator.store.changeToken(id, tokenId, {description});
			await mounted.press(keys.escape, 'r');
			await mounted.until('renamed');
			await mounted.press('/', ...'renamed', keys.enter, 'u');
			await mounted.until('Nothing was sent.');
		},
	},
	run: {
		title: 'plant, eu-metrics, Revoke Database Token',
		lines: ['Revoked 1 of 2: 1 failed', '100 percent', 'done 301a3f0f, access panel, hall 7', 'failed ', 'Keys: '],
		async go(app) {
			app.emulator.setFaults([{when: {method: 'DELETE', nth: 2}, do: {kind: 'status', status: 400}}]);
			// Nothing is lost without these two.
			await app.mounted.press(keys.space, '/', ...'placeholder', keys.enter, keys.space, '/', control('u'), keys.enter, 'D');
			await confirm(app, ['2', 'plant']);
			await app.mounted.until(/Revoked 1 of 2/);
		},
	},
	'token-form': {
		title: 'plant, eu-metrics, Create Database Token',
		lines: ['Description, textbox: edge', 'Expires, textbox: empty', 'Permissions', 'database fl, focused, read checked, write not checked', 'suggestion flight2, selected', 'button: Add Permission', 'button: Create Token', 'Keys: '],
		go: async ({mounted}) => mounted.press('a', ...'edge', keys.tab, keys.tab, ...'fl'),
	},
	'save-token': {
		title: 'plant, eu-metrics, Save Changes',
		lines: ['description was:', 'it becomes:', 'Type plant to go on:', 'button: Cancel, focused', 'button: Save Changes', 'Keys: '],
		async go({mounted}) {
			await mounted.press('e', 'b', control('s'));
			await mounted.until('button: Cancel');
		},
	},
	secret: {
		title: 'plant, eu-metrics, Token secret',
		lines: ['Created "edge". This is the only time its secret can be seen.', 'Secret', 'hidden', 'Keys: Space show'],
		async go({mounted}) {
			await mounted.press('a', ...'edge', control('s'));
			await mounted.until('This is the only time');
		},
	},
	'unknown-create': {
		title: 'plant, eu-metrics, Create Database Token',
		lines: ['Whether the token was created is not known', 'Keys: '],
		async go({mounted, emulator}) {
			emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}}]);
			await mounted.press('a', ...'edge', control('s'));
			await mounted.until('The secret is lost');
		},
	},
	rotation: {
		title: 'plant, eu-metrics, Rotate',
		lines: ['next, 1 Create a successor with the same grants', '2 Hand over its secret', 'Successor, textbox: ', 'Expires, textbox: ', 'Keys: '],
		async go({mounted}) {
			await mounted.press('j', 'R');
			await mounted.until('Successor');
		},
	},
	activity: {
		title: 'plant, eu-metrics, Activity',
		lines: ['1 of 1', 'selected, when in 8 months, what revoke, ', 'Before: ', 'Keys: '],
		async go(app) {
			await app.mounted.press('D');
			await confirm(app, ['plant']);
			await app.mounted.until(/^Message: Revoked /m);
			await app.mounted.press('J');
			await app.mounted.until('1 of 1');
		},
	},
	audit: {
		title: 'plant, eu-metrics, Audit',
		lines: ['Score ', 'selected, severity high, finding ', 'Age: ', 'Expiry: ', 'Keys: Enter tokens'],
		go: async ({mounted}) => mounted.press('A'),
	},
	'audit-text': {
		title: 'plant, eu-metrics, Score',
		lines: ['Score ', 'Policy', 'What it cannot know', 'Keys: '],
		async go({mounted}) {
			await mounted.press('A');
			await mounted.until('selected, severity');
			await mounted.press('s');
		},
	},
	mute: {
		title: 'plant, eu-metrics, Mute',
		lines: ['Mutes the rule ', 'Reason, textbox: OPS, focused', 'Until, textbox: 20', 'Keys: '],
		async go({mounted}) {
			await mounted.press('A');
			await mounted.until('selected, severity');
			await mounted.press('m', ...'OPS');
		},
	},
	'export-audit': {
		title: 'plant, eu-metrics, Export',
		lines: ['Export the audit as', 'h, HTML, for an auditor', 'Keys: h m c j l s format, Esc close'],
		async go({mounted}) {
			await mounted.press('A');
			await mounted.until('selected, severity');
			await mounted.press('E');
		},
	},
	remedies: {
		title: 'plant, eu-metrics, Remedies',
		lines: ['s, Suspend ', 'd, Revoke ', 'Keys: '],
		async go({mounted}) {
			await mounted.press('A');
			await mounted.until('selected, severity');
			await mounted.press('a');
		},
	},
	'bulk-edit': {
		title: 'plant, eu-metrics, Edit many',
		lines: ['2 marked tokens.', 'Database, textbox: empty, for example sensors_2019, focused', 'Keys: '],
		go: async ({mounted}) => mounted.press(keys.space, keys.space, 'b'),
	},
	'mark-from-file': {
		title: 'plant, eu-metrics, Mark from a file',
		lines: ['File, textbox: x, focused', 'Keys: '],
		go: async ({mounted}) => mounted.press('i', 'x'),
	},
	'saved-views': {
		title: 'plant, eu-metrics, Saved views',
		lines: ['Digit, textbox: 1, focused', 'Name, textbox: empty', 'Keys: '],
		go: async ({mounted}) => mounted.press('V'),
	},
	'note-reason': {
		title: 'plant, eu-metrics, Note a reason',
		lines: ['Reason (optional), textbox: empty, for example OPS-1234: vendor left, focused', 'Keys: '],
		async go({mounted}) {
			await mounted.press('D');
			await mounted.until('Revoke Database Token');
			await mounted.press('n');
		},
	},
	'save-plan': {
		title: 'plant, eu-metrics, Save a plan',
		lines: ['A plan to revoke this token', 'Reason, textbox: empty, for example OPS-1234: vendor left, focused', 'New file, textbox: plan.json', 'Keys: '],
		go: async ({mounted}) => mounted.press(keys.space, 'P'),
	},
	'open-plan': {
		title: 'plant, eu-metrics, Open a plan',
		lines: ['Plan file, textbox: nowhere.json, focused', 'Message: ', 'Keys: '],
		async go({mounted}) {
			await mounted.press('O', control('u'), ...'nowhere.json', keys.enter);
			await mounted.until('Message: ');
		},
	},
	'management-token': {
		title: 'plant, Management token',
		lines: ['Management token for plant at http://127.0.0.1:', '3 characters entered, focused', 'Keys: '],
		async go({mounted}) {
			await mounted.press(keys.escape);
			await mounted.until('Clusters');
			await mounted.press('T', ...'abc');
		},
	},
	'sign-in': {
		title: 'emulated, Sign in',
		lines: ['To sign in to emulated, open this address in a browser, on any device:', 'http://127.0.0.1:', 'Approve only if it shows this code:', 'Waiting until ', 'Keys: y copy address'],
		async go(app) {
			await toProfiles(app);
			await app.mounted.press(keys.down, keys.enter);
		},
	},
	options: {
		title: 'plant, eu-metrics, Options',
		lines: ['View details, d', 'selected, Edit, e', 'Keys: Enter choose'],
		go: async ({mounted}) => mounted.press('o', keys.down),
	},
	sort: {
		title: 'plant, eu-metrics, Sort',
		lines: ['Sort by; a capital reverses', 'd, Description ascending', 'Keys: '],
		go: async ({mounted}) => mounted.press('S'),
	},
	'copy-as': {
		title: 'plant, eu-metrics, As a command',
		lines: ['as influxctl', 'influxctl token revoke 301a3f0f-', 'Keys: '],
		go: async ({mounted}) => mounted.press('Y'),
	},
	export: {
		title: 'plant, eu-metrics, Export',
		lines: ['Export as', 'c, CSV, for a spreadsheet', 'Keys: c j l m format, Esc close'],
		async go({mounted}) {
			await mounted.press('J');
			await mounted.until('Nothing was changed');
			await mounted.press('E');
		},
	},
	'export-tokens': {
		title: 'plant, eu-metrics, Export',
		lines: ['Export ', 'i, IDs, one a line, for --from', 'Keys: c j l m i format, Esc close'],
		go: async ({mounted}) => mounted.press('E'),
	},
	columns: {
		title: 'plant, eu-metrics, Columns',
		lines: ['Columns; the description stays', 's, checked Status', 'Keys: '],
		go: async ({mounted}) => mounted.press('c'),
	},
	link: {
		title: 'plant, eu-metrics, Link',
		lines: ['The command that opens this screen', 'influx-tokens --profile plant --cluster eu-metrics', 'Keys: y clipboard'],
		go: async ({mounted}) => mounted.press(control('g')),
	},
	palette: {
		title: 'plant, eu-metrics, Commands',
		lines: ['Command, textbox: mark, focused', 'mark: mark or unmark, and step down, Space', 'selected, ', 'Keys: Enter choose'],
		go: async ({mounted}) => mounted.press(':', ...'mark', keys.down),
	},
	help: {
		title: 'Help, tokens',
		lines: ['Act', 'Enter d, token details', 'Keys: '],
		go: async ({mounted}) => mounted.press('?'),
	},
	messages: {
		title: 'Messages',
		lines: ['05:20:19, F has no meaning here.', 'Keys: Esc close'],
		async go({mounted}) {
			await mounted.press('F');
			await mounted.until('has no meaning here.');
			await mounted.press('!');
		},
	},
};

/**
Glyphs that only draw: a screen reader must not get them.
*/
const drawing: readonly string[] = [...Object.values({
	...unicodeGlyphs, ...unicodeGlyphs.severities, severities: '~', ellipsis: '~', moreBefore: '~', moreAfter: '~',
}).flat().filter(glyph => /\P{ASCII}/u.test(glyph)), '▒', '┬'];

for (const [name, {title, lines, go}] of Object.entries(visits)) {
	test(`a screen reader reads ${name} line by line`, async t => {
		const app = await mountApp(t, {
			isScreenReader: true,
			columns: 250,
			rows: 70,
			environment: quickStartVariables,
			isReadOnly: false,
			settings: served => [savedProfile(served, {isProtected: true})],
			seed: {signIn: {}},
			influxctl: ({url}) => signInConfig(url),
		});
		const {mounted} = app;
		await mounted.press(keys.down, keys.down, keys.enter);
		await mounted.until(/eu-metrics, .*status ready/);
		await mounted.press(keys.enter);
		await mounted.until(row);
		await mounted.until(/^55 active$/m);
		await go(app);
		const screen = await mounted.until(now => lines.every(line => now.includes(`\n${line}`)));
		const read = screen.split('\n');
		assert.equal(read[0], title);
		assert.equal(read.filter(line => line === title).length, 1, 'the screen is there once');
		if (!['profiles', 'profile-form', 'remove-profile', 'sign-in'].includes(name)) {
			assert.equal(read[1], 'Warning: PROTECTED plant');
		}

		assert.ok(read.at(-1)!.startsWith('Keys: '), 'the keys come last');
		assert.ok(read.every(line => line.trim() === line && line !== ''), screen);
		assert.deepEqual(drawing.filter(glyph => screen.includes(glyph)), []);
		assert.doesNotMatch(mounted.output(), /\u{1B}\[[\d;]*m|\u{1B}\[\?1049/u, 'no colour, no other screen'); // eslint-disable-line no-control-regex, regexp/no-control-character -- a terminal's sequences
	});
}

test('a screen reader reads that a session is read-only', async t => {
	const {mounted} = await mountApp(t, {
		isScreenReader: true, columns: 250, rows: 70, isReadOnly: true,
	});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics, .*status ready/);
	assert.match(mounted.screen(), /^Demo, Clusters\nWarning: READ-ONLY$/m);
});

test('a cursor move writes the list once, with ten rows', async t => {
	const {mounted} = await mountApp(t, {isScreenReader: true, columns: 250, rows: 70});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics, .*status ready/);
	await mounted.press(keys.enter);
	await mounted.until(/^55 active$/m);
	const before = mounted.output().length;
	await mounted.press('j');
	const sent = mounted.output().slice(before);
	assert.equal(sent.split('Database tokens').length - 1, 1, 'one frame');
	assert.equal(sent.match(/status (?:active|suspended)/g)?.length, 10);
	assert.equal(sent.match(/selected, /g)?.length, 1);
	for (let count = 0; count < 54; count++) {
		await mounted.press('j');
		assert.match(mounted.screen(), /^selected, status /m);
	}
});
