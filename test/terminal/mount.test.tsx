import assert from 'node:assert/strict';
import test from 'node:test';
import {useState} from 'react';
import {
	Box,
	Text,
	useApp,
	useInput,
	useWindowSize,
} from 'ink';
import {keys} from '../helpers/keys.js';
import {mount} from '../helpers/mount.js';

function Counter() {
	const {exit} = useApp();
	const {rows} = useWindowSize();
	const [count, setCount] = useState(0);
	useInput((input, key) => {
		if (key.escape) {
			exit('left');
		} else if (input === '+') {
			setCount(before => before + 1);
		}
	});
	return (
		<Box width='100%' height={rows} flexDirection='column' justifyContent='space-between'>
			<Text inverse>count {count}</Text>
			<Text bold color='red'>センサー</Text>
		</Box>
	);
}

test('mount gives the whole screen, its attributes, and the number of bytes that a key caused', async t => {
	const app = await mount(<Counter/>, {columns: 20, rows: 5, test: t});
	assert.deepEqual(app.rows(), ['count 0', '', '', '', 'センサー']);
	assert.equal(app.cell(0, 0).isInverse, true);
	assert.deepEqual(app.cell(4, 0).foreground, {mode: 'palette', value: 1});
	assert.deepEqual([app.cell(4, 0).text, app.cell(4, 0).width, app.cell(4, 1).width, app.cell(4, 0).isBold], ['セ', 2, 0, true]);
	const before = app.bytes();
	assert.match(await app.press('+', '+'), /^count 2\n/u);
	assert.ok(app.bytes() > before);
	const after = app.bytes();
	await app.press('x');
	assert.equal(app.bytes(), after, 'no bytes are sent when nothing changes');
	await app.resize(10, 3);
	assert.deepEqual(app.rows(), ['count 2', '', 'センサー']);
	await assert.rejects(app.until('count 9', {timeout: 20}), /"count 9"\nthe screen was:\n\| count 2\n/u);
	await app.press(keys.escape);
	assert.equal(await app.exited, 'left');
});

test('mount can emulate a terminal without colours', async t => {
	const app = await mount(<Counter/>, {colors: 0, test: t});
	assert.equal(app.cell(0, 0).isInverse, false);
	assert.equal(app.cell(23, 0).foreground.mode, 'default');
});
