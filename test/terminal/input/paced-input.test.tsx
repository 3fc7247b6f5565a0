import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {PassThrough} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test, {type TestContext} from 'node:test';
import {useState} from 'react';
import {
	Box,
	Text,
	useInput,
	usePaste,
	useStdin,
} from 'ink';
import SelectInput from 'ink-select-input';
import TextInput from 'ink-text-input';
import fc from 'fast-check';
import {createPacedInput, type PacedInput} from '../../../source/terminal/input/paced-input.js';
import {control, keys, paste} from '../../helpers/keys.js';
import {mount} from '../../helpers/mount.js';
import {waitFor} from '../../helpers/wait-for.js';

function source() {
	const calls: string[] = [];
	return Object.assign(new PassThrough(), {
		calls,
		isTTY: true, // eslint-disable-line @typescript-eslint/naming-convention -- Node's name
		setRawMode(isEnabled: boolean) {
			calls.push(`raw ${isEnabled}`);
		},
		ref() {
			calls.push('ref');
		},
		unref() {
			calls.push('unref');
		},
	});
}

/**
Reads the input as Ink does. Returns a list that gets each key together with the value of `isBurst` at that moment.
*/
function collect(input: PacedInput): Array<{key: string; isBurst: boolean}> {
	const collected: Array<{key: string; isBurst: boolean}> = [];
	input.on('readable', () => {
		for (let chunk = input.read(); chunk !== null; chunk = input.read()) {
			collected.push({key: chunk, isBurst: input.isBurst});
		}
	});
	input.setRawMode(true);
	return collected;
}

async function idle(input: PacedInput): Promise<void> {
	await nextTurn();
	await waitFor(() => input.isIdle);
}

test('keys wait until something can act on them, and none is lost', async () => {
	for (const isSettledWell of [true, false]) {
		const stdin = source();
		const input = createPacedInput(stdin);
		const collected = collect(input);
		const opening = Promise.withResolvers<void>();
		const waiting = input.waitFor(opening.promise);
		stdin.write('a');
		stdin.write('bc');
		await nextTurn();
		await nextTurn();
		await nextTurn();
		assert.deepEqual(collected, []);
		if (isSettledWell) {
			opening.resolve();
			await waiting;
		} else {
			opening.reject(new Error('not loaded'));
			await assert.rejects(waiting, /not loaded/);
		}

		await waitFor(() => collected.length === 3);
		stdin.write('d');
		await waitFor(() => collected.length === 4);
		assert.deepEqual(collected.map(({key}) => key), ['a', 'b', 'c', 'd']);
	}
});

test('raw mode, ref and unref are passed on to the source, and the source is not read without raw mode', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	assert.equal(input.isTTY, true);
	const collected = collect(input);
	input.ref().unref();
	stdin.write('a');
	await idle(input);
	input.setRawMode(false);
	stdin.write('b');
	await nextTurn();
	await nextTurn();
	assert.equal(stdin.readableLength, 1, 'the key for the other program is not read');
	assert.deepEqual(collected.map(({key}) => key), ['a']);
	input.setRawMode(true);
	await waitFor(() => collected.length === 2);
	assert.deepEqual(stdin.calls, ['raw true', 'ref', 'unref', 'raw false', 'raw true']);
});

test('each turn of the event loop gives one key', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	let keysInThisTurn = 0;
	let mostKeys = 0;
	const collected = collect(input);
	input.on('readable', () => {
		keysInThisTurn++;
		mostKeys = Math.max(mostKeys, keysInThisTurn);
		setImmediate(() => {
			keysInThisTurn = 0;
		});
	});
	stdin.write('abcdef\r');
	await idle(input);
	assert.equal(collected.map(({key}) => key).join(''), 'abcdef\r');
	assert.equal(collected.length, 7);
	assert.equal(mostKeys, 1);
});

test('keys that wait while another program has the terminal are not joined, and come out when that program has ended', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	const collected: unknown[] = [];
	const take = (): void => {
		for (let chunk: unknown = input.read(); chunk !== null; chunk = input.read()) {
			collected.push(chunk);
			if (chunk !== 'z') {
				continue;
			}

			input.setRawMode(false);
			input.off('readable', take);
		}
	};

	input.setRawMode(true);
	input.on('readable', take);
	stdin.write('azbcd');
	await waitFor(() => collected.length === 2);
	for (let turn = 0; turn < 20; turn++) {
		await nextTurn();
	}

	assert.deepEqual(collected, ['a', 'z']);
	input.setRawMode(true);
	input.on('readable', take);
	await idle(input);
	assert.deepEqual(collected, ['a', 'z', 'b', 'c', 'd']);
});

test('keys that wait before a screen reads them are not joined', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	input.setRawMode(true);
	stdin.write('abc');
	await waitFor(() => input.readableLength > 0);
	stdin.write('d');
	for (let turn = 0; turn < 20; turn++) {
		await nextTurn();
	}

	const collected = collect(input);
	await idle(input);
	assert.deepEqual(collected.map(({key}) => key), ['a', 'b', 'c', 'd']);
});

test('isBurst distinguishes keys that arrived together from single ones', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	const collected = collect(input);
	stdin.write('a');
	await idle(input);
	stdin.write('bc');
	await idle(input);
	assert.equal(input.isBurst, false, 'the burst ends when its last key is read');
	stdin.write('d');
	await idle(input);
	stdin.write(paste('x'));
	await idle(input);
	stdin.write('e');
	await idle(input);
	assert.deepEqual(collected.map(({key, isBurst}) => `${key}${isBurst ? '+' : ''}`), ['a', 'b+', 'c+', 'd', `${paste('x')}+`, 'e']);
});

test('the rest of a burst that arrives in a second read belongs to the burst', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	const collected = collect(input);
	stdin.write('rm -rf');
	stdin.write('\r');
	await idle(input);
	assert.deepEqual(collected.at(-1), {key: '\r', isBurst: true});
});

test('a sequence split over several reads is one key, a lone Esc is a key after a short wait, and two Escs are two keys', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	const collected = collect(input);
	stdin.write('\u{1B}');
	stdin.write('[');
	stdin.write('A');
	await idle(input);
	stdin.write('\u{1B}');
	await idle(input);
	stdin.write('\u{1B}\u{1B}');
	await idle(input);
	assert.deepEqual(collected.map(({key}) => key), [keys.up, '\u{1B}', '\u{1B}', '\u{1B}']);
});

test('Ctrl+C ends a paste whose end was lost', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	const collected = collect(input);
	stdin.write('\u{1B}[200~lost');
	await idle(input);
	stdin.write(control('c'));
	await idle(input);
	stdin.write('a');
	await idle(input);
	assert.deepEqual(collected.map(({key}) => key), [control('c'), 'a']);
});

for (const ending of ['end', 'error'] as const) {
	test(`keys that were read before the source's ${ending} come out, then the stream ends`, async () => {
		const stdin = source();
		const input = createPacedInput(stdin);
		const collected = collect(input);
		const ended = once(input, 'end');
		stdin.write('ab\u{1B}');
		await nextTurn();
		if (ending === 'end') {
			stdin.end();
		} else {
			stdin.destroy(new Error('EIO'));
		}

		await ended;
		assert.deepEqual(collected.map(({key}) => key), ['a', 'b', '\u{1B}']);
	});
}

test('the keys come out unchanged, also when the reads split them or a character', async () => {
	const typed = fc.array(fc.constantFrom('a', 'ü', 'セ', '🚀', '\r', keys.up, keys.delete, '\u{1B}x', '\u{1B}[1;5C', paste('é\n')), {maxLength: 12});
	await fc.assert(fc.asyncProperty(typed, fc.array(fc.integer({min: 1, max: 5})), async (pressed, lengths) => {
		const stdin = source();
		const input = createPacedInput(stdin);
		const collected = collect(input);
		const bytes = Buffer.from(pressed.join(''));
		let index = 0;
		for (const length of [...lengths, bytes.length]) {
			stdin.write(bytes.subarray(index, index + length));
			index += length;
		}

		await idle(input);
		assert.equal(collected.map(({key}) => key).join(''), pressed.join(''));
		assert.equal(collected.length, pressed.length);
	}), {numRuns: 100});
});

function Select({onSelect}: {readonly onSelect: (value: string) => void}) {
	const items = ['one', 'two', 'three', 'four', 'five'].map(value => ({label: value, value}));
	return (
		<SelectInput
			items={items} onSelect={item => {
				onSelect(item.value);
			}}/>
	);
}

test('ink-select-input handles keys that arrived in one write one after the other', async t => {
	const selected: string[] = [];
	const app = await mount(<Select onSelect={value => {
		selected.push(value);
	}}/>, {test: t});
	await app.pressTogether(['j', 'j', 'j', keys.enter]);
	assert.deepEqual(selected, ['four']);
	await app.pressTogether([keys.up, keys.up, keys.down, keys.enter]);
	assert.deepEqual(selected, ['four', 'three']);
	assert.equal(app.rows()[2], '❯ three');
});

function Field({onSubmit}: {readonly onSubmit: (value: string) => void}) {
	const [value, setValue] = useState('');
	return <TextInput value={value} onChange={setValue} onSubmit={onSubmit}/>;
}

test('ink-text-input handles keys that arrived in one write one after the other', async t => {
	const submitted: string[] = [];
	const app = await mount(<Field onSubmit={value => {
		submitted.push(value);
	}}/>, {test: t});
	await app.pressTogether(['a', 'b', 'c', keys.enter]);
	assert.deepEqual(submitted, ['abc']);
	await app.pressTogether([keys.left, keys.left, 'X', keys.backspace, 'Y', keys.enter]);
	assert.deepEqual(submitted, ['abc', 'aYbc']);
});

function Log({inputs}: {readonly inputs: string[]}) {
	const {stdin} = useStdin();
	useInput((input, key) => {
		const name = Object.entries(key).find(([, isSet]) => isSet === true)?.[0] ?? '';
		inputs.push(`${name}(${input})${(stdin as PacedInput).isBurst ? '+' : ''}`);
	});
	usePaste(text => {
		inputs.push(`paste(${text})`);
	});
	return <Box><Text>ready</Text></Box>;
}

async function log(t: TestContext) {
	const inputs: string[] = [];
	return {inputs, app: await mount(<Log inputs={inputs}/>, {test: t})};
}

test('Ink gets each key as it was pressed, also Esc pressed twice', async t => {
	const {inputs, app} = await log(t);
	await app.press(keys.escape, 'a', control('c'), keys.pageDown);
	assert.deepEqual(inputs, ['escape()', '(a)', 'ctrl(c)', 'pageDown()']);
	inputs.length = 0;
	await app.pressTogether([keys.escape, keys.escape]);
	assert.deepEqual(inputs, ['escape()+', 'escape()+']);
	inputs.length = 0;
	await app.pressTogether([keys.escape, 'j']);
	assert.deepEqual(inputs, ['meta(j)'], 'ESC and a letter in one read are Alt, never Esc');
});

test('a paste with or without brackets goes to usePaste, and not to useInput', async t => {
	const {inputs, app} = await log(t);
	await app.press(paste(' '));
	const long = 'rm -rf / and many more words, so many that no person can have typed them all\ny\n';
	await app.press(long);
	assert.deepEqual(inputs, ['paste( )', `paste(${long})`]);
});

test('a component can see from isBurst that its keys were not pressed one by one', async t => {
	const {inputs, app} = await log(t);
	await app.pressTogether([keys.space, keys.tab, keys.enter]);
	await app.press(keys.space);
	assert.deepEqual(inputs, ['( )+', 'tab()+', 'return(\r)+', '( )']);
});

test('a line feed, which the terminal driver makes of an Enter pressed before raw mode, is read as Enter', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	stdin.write('\n');
	const collected = collect(input);
	await waitFor(() => collected.length > 0);
	assert.deepEqual(collected.map(({key}) => key), ['\r']);
});

test('renewing raw mode switches it off for an instant, and a Ctrl+C that became a signal in that instant is read as one key', async () => {
	const stdin = source();
	const input = createPacedInput(stdin);
	input.renewRawMode();
	assert.deepEqual(stdin.calls, [], 'another program has the terminal');
	const collected = collect(input);
	assert.equal(input.takesInterrupt(), false, 'the signal does not come from Ctrl+C');

	input.renewRawMode();
	assert.deepEqual(stdin.calls, ['raw true', 'raw false', 'raw true']);
	assert.equal(input.takesInterrupt(), true);
	assert.equal(input.takesInterrupt(), true, 'a package sends the same signal again');
	await idle(input);
	await idle(input);
	assert.deepEqual(collected.map(({key}) => key), [control('c')]);
	await waitFor(() => !input.takesInterrupt());
	input.renewRawMode();
	await idle(input);
	await waitFor(() => !input.takesInterrupt());
});
