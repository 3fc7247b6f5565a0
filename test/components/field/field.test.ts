import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
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
