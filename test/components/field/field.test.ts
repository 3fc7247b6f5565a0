import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

const escape = '\u{1B}';
const home = `${escape}[H`;
const end = `${escape}[F`;
const forwardDelete = `${escape}[3~`;
const wordLeft = `${escape}[1;5D`;
const wordRight = `${escape}[1;5C`;

/**
The form of a new profile, with its first field focused and this text in it. `reads` waits until the field shows a text.
*/
async function openField(t: TestContext, text: string) {
	const {mounted} = await mountApp(t, {});
	await mounted.press('a');
	await mounted.until('Host');
	await mounted.pressTogether([...text]);
	const row = () => mounted.screen().split('\n').find(line => line.includes('❯ Name'))!.slice(24).trimEnd();
	/**
	Waits until the field shows the text. Gives what it shows.
	*/
	const reads = async (expected: string) => {
		await mounted.until(() => row() === expected);
		return row();
	};

	return {mounted, reads};
}

test('a field moves its cursor and erases as readline does', async t => {
	const {mounted, reads} = await openField(t, 'one two three');
	await mounted.pressTogether([home, 'X']);
	await reads('Xone two three');
	await mounted.pressTogether([end, 'Y']);
	await reads('Xone two threeY');
	await mounted.pressTogether([control('a'), forwardDelete, control('e'), keys.backspace]);
	await reads('one two three');
	await mounted.pressTogether([wordLeft, wordLeft, '_']);
	await reads('one _two three');
	await mounted.pressTogether([wordRight, `${escape}f`, `${escape}b`, '+']);
	await reads('one _two +three');
	await mounted.pressTogether([keys.left, forwardDelete, control('w')]);
	await reads('one three');
	await mounted.pressTogether([control('y'), keys.left]);
	await reads('one _two three');
	await mounted.pressTogether([control('k')]);
	await reads('one _two');
	await mounted.pressTogether([control('u'), control('y'), control('y')]);
	await reads('one _twoone _two');
	await mounted.pressTogether(['\u{1F}', '\u{1F}', '\u{1F}']);
	await reads('one _two');
	await mounted.pressTogether([`${escape}\u{7F}`]);
	assert.equal(await reads('one'), 'one');
});

test('Backspace and the arrows move over whole characters, and a paste lands at the cursor', async t => {
	const {mounted, reads} = await openField(t, 'a');
	await mounted.press(`${escape}[200~🇩🇪 한${escape}[201~`);
	await reads('a🇩🇪 한');
	await mounted.pressTogether([keys.left, keys.left, keys.backspace]);
	await reads('a 한');
	await mounted.press(`${escape}[200~pasted\ntext${escape}[201~`);
	await reads('apasted text 한');
	await mounted.pressTogether([control('l'), `${escape}OP`, 'z']);
	assert.equal(await reads('apasted textz 한'), 'apasted textz 한');
});

test('a long text is shown around its cursor, with a sign on each side where it goes on', async t => {
	const text = Array.from({length: 30}, (_, index) => `w${index}`).join(' ');
	const {mounted, reads} = await openField(t, text);
	await reads(`…${text.slice(-51)}`);
	await mounted.press(home);
	await reads(`${text.slice(0, 52)}…`);
	await mounted.pressTogether(Array.from({length: 20}, () => wordRight));
	await waitForAssertions(() => {
		assert.match(mounted.screen(), /❯ Name +…\S* .* w19 .*…$/m);
	});
});

/**
The text of the row that the terminal's cursor is in, up to the cursor.
*/
function beforeCursor({rows, cursor}: Mounted): string {
	const place = cursor();
	assert.ok(place, 'the cursor is hidden');
	return rows()[place.row]!.padEnd(place.column).slice(0, place.column);
}

test('the terminal\'s own cursor stands where one types, in the field that has the focus', async t => {
	const {mounted, reads} = await openField(t, 'one two');
	await reads('one two');
	await waitForAssertions(() => {
		assert.match(beforeCursor(mounted), /❯ Name +one two$/);
	});
	await mounted.pressTogether([keys.left, keys.left, keys.left]);
	assert.match(beforeCursor(mounted), /❯ Name +one $/);
	await mounted.press(home);
	assert.match(beforeCursor(mounted), /❯ Name +$/);
	await mounted.press(keys.down);
	await waitForAssertions(() => {
		assert.match(mounted.screen(), /❯ Product/);
		assert.equal(mounted.cursor(), undefined);
	});
	await mounted.press(keys.down);
	await waitForAssertions(() => {
		assert.match(beforeCursor(mounted), /❯ Host +https:\/\/console\.influxdata\.com$/);
	});
});

test('the cursor follows its field to another size of the window, and is hidden where no field has the focus', async t => {
	const {mounted} = await mountApp(t, {link: {profile: 'Demo', cluster: 'eu-metrics'}});
	await mounted.until('DESCRIPTION');
	assert.equal(mounted.cursor(), undefined);
	await mounted.press(':');
	await mounted.pressTogether([...'so']);
	await waitForAssertions(() => {
		assert.match(beforeCursor(mounted), /^ :so$/);
	});
	await mounted.resize(120, 40);
	await waitForAssertions(() => {
		assert.equal(mounted.cursor()?.row, 39);
		assert.match(beforeCursor(mounted), /^ :so$/);
	});
	mounted.repaint();
	await waitForAssertions(() => {
		assert.match(beforeCursor(mounted), /^ :so$/);
	});
	await mounted.press(keys.escape);
	await waitForAssertions(() => {
		assert.equal(mounted.cursor(), undefined);
	});
});

test('the cursor stands behind a wide character and the sign of a text that goes on', async t => {
	const {mounted} = await openField(t, '');
	await mounted.press(`${escape}[200~${'日本'.repeat(40)}${escape}[201~`);
	await waitForAssertions(() => {
		assert.match(mounted.screen(), /❯ Name +…本?(?:日本)+/);
		assert.equal(mounted.cursor()?.column, [...mounted.screen().split('\n').find(row => row.includes('❯ Name'))!].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0));
	});
});
