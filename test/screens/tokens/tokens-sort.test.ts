import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

const columns = [
	{letter: 's', title: 'STATUS'},
	{letter: 'd', title: 'DESCRIPTION'},
	{letter: 'i', title: 'TOKEN ID'},
	{letter: 'b', title: 'DATABASES'},
	{letter: 'c', title: 'CREATED'},
	{letter: 'a', title: 'AGE'},
	{letter: 'e', title: 'EXPIRES'},
] as const;

for (const {way, send} of ways) {
	test(`the list is sorted by each column, both ways, and the head says so, ${way}`, async t => {
		// Tall enough for all, without the preview pane beside it.
		const {mounted} = await mountApp(t, {
			emulator, columns: 155, rows: 70, habits: {shownColumns: ['age']},
		});
		await openTokens(mounted);
		await send(mounted, '.');
		const list = (): readonly string[] => mounted.rows().filter(row => /^.{3}(?:active|expired|revoked|suspended)/.test(row));
		const ids = () => list().map(row => /[\da-f]{8}-[\d\-a-f]{27}/.exec(row)![0]);
		const tokens = new Map(emulator.store.tokensOf(emulator.accounts[0]!.clusters[0]!.id).map(token => [token.id, token]));
		assert.equal(list().length, 60);

		for (const {letter, title} of columns) {
			await send(mounted, 'S', letter);
			await mounted.until(`${title} ▲`);
			const ascending = ids();
			await send(mounted, 'S', letter.toUpperCase());
			await mounted.until(`${title} ▼`);
			const descending = ids();
			assert.notDeepEqual(descending, ascending, title);
			assert.equal(new Set(descending).size, 60);
			for (const [order, sign] of [[ascending, 1], [descending, -1]] as const) {
				for (const [index, id] of order.slice(1).entries()) {
					const before = keyOf(letter, tokens.get(order[index]!)!);
					const after = keyOf(letter, tokens.get(id)!);
					const difference = typeof before === 'number' && typeof after === 'number' ? before - after || 0 : collator.compare(String(before), String(after));
					assert.ok(Number.isNaN(difference) || difference * sign <= 0, `${title}: ${before} before ${after}`);
				}
			}
		}
	});
}

const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
const statuses = ['active', 'suspended', 'expired', 'revoked'];

type Token = ReturnType<typeof emulator.store.tokensOf>[number];

function keyOf(letter: typeof columns[number]['letter'], token: Token): string | number {
	switch (letter) {
		case 's': {
			return statuses.indexOf(statusIn(token));
		}

		case 'd': {
			return token.description;
		}

		case 'i': {
			return Number.parseInt(token.id.slice(0, 8), 16);
		}

		case 'b': {
			return token.permissions.some(({resource}) => resource === '*') ? ' ' : token.permissions[0]?.resource ?? '\u{10FFFF}';
		}

		case 'c': {
			return Date.parse(token.createdAt);
		}

		case 'a': {
			return -Date.parse(token.createdAt);
		}

		case 'e': {
			return token.expiresAt === undefined ? Infinity : Date.parse(token.expiresAt);
		}
	}
}

function statusIn({revokedAt, expiresAt, description, permissions}: Token): string {
	if (revokedAt !== undefined) {
		return 'revoked';
	}

	if (expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse('2026-03-02T04:20:19Z')) {
		return 'expired';
	}

	return permissions.length === 0 && description.includes('[suspended') ? 'suspended' : 'active';
}

test('where the sorted column has no room, the line above the list names it', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('S', 'C');
	await mounted.until('55 active, by created ▼');
	await mounted.press('S', keys.escape);
	await mounted.until('55 active, by created ▼');
	assert.ok(isUntouched(emulator));
});
