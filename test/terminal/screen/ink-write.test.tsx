import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import test from 'node:test';
import {
	Box,
	Text,
	render,
	useCursor,
	type Instance,
} from 'ink';
import {readInkWrite, type InkWrite} from '../../../source/terminal/screen/ink-write.js';

const begin = '\u{1B}[?2026h';
const end = '\u{1B}[?2026l';

type Props = {
	readonly lines: readonly string[];
	readonly height?: number;
	readonly cursor?: {readonly x: number; readonly y: number} | undefined;
};

function Lines({lines, height, cursor}: Props) {
	useCursor().setCursorPosition(cursor);
	return (
		<Box flexDirection='column' {...(height !== undefined && {height})}>
			{lines.map(line => <Text key={line}>{line}</Text>)}
		</Box>
	);
}

/**
Ink in a window of 20x5 cells, and what it writes. `next` gives the meanings of what it has written since the last call, without the marks of synchronised updates.
*/
function startInk(context: {after(callback: () => void): void}, props: Props) {
	const written: string[] = [];
	const stdout = Object.assign(new Writable({
		decodeStrings: false,
		write(chunk: string, _encoding, done) {
			written.push(chunk);
			done();
		},
	}), {isTTY: true, columns: 20, rows: 5}); // eslint-disable-line @typescript-eslint/naming-convention -- Node's name
	const app: Instance = render(<Lines {...props}/>, {
		stdout, interactive: true, alternateScreen: true, incrementalRendering: false, maxFps: 1000, patchConsole: false,
	});
	context.after(app.unmount);
	return {
		app,
		async next(nextProps?: Props): Promise<readonly InkWrite[]> {
			if (nextProps) {
				app.rerender(<Lines {...nextProps}/>);
			}

			await app.waitUntilRenderFlush();
			return written.splice(0).filter(data => ![begin, end, ''].includes(data)).map(data => readInkWrite(data));
		},
	};
}

const frame = (rows: readonly string[], cursor?: {readonly up: number; readonly x: number}): InkWrite => ({kind: 'frame', rows, cursor});

test('each frame that Ink writes is read whole, and where it puts the cursor', async t => {
	const {next} = startInk(t, {lines: ['one', 'two'], height: 5});
	const first = await next();
	assert.deepEqual(first.at(-1), frame(['one', 'two', '', '', '']));
	assert.deepEqual(await next({lines: ['one', 'three'], height: 5}), [frame(['one', 'three', '', '', ''])]);
	assert.deepEqual(await next({lines: ['one', 'three'], height: 5, cursor: {x: 3, y: 1}}), [{kind: 'cursor', cursor: {up: 3, x: 3}}]);
	assert.deepEqual(await next({lines: ['one', 'four'], height: 5, cursor: {x: 2, y: 4}}), [frame(['one', 'four', '', '', ''], {up: 0, x: 2})]);
	assert.deepEqual(await next({lines: ['one', 'four'], height: 5}), [{kind: 'cursor', cursor: undefined}]);
});

test('a frame that is less tall than the window ends with a line break, and one after a taller one erases all first', async t => {
	const {next} = startInk(t, {lines: ['one', 'two'], cursor: {x: 1, y: 0}});
	const first = await next();
	assert.deepEqual(first.at(-1), frame(['one', 'two', ''], {up: 2, x: 1}));
	assert.deepEqual(await next({lines: ['one'], height: 5}), [frame(['one', '', '', '', ''])]);
	assert.deepEqual(await next({lines: ['one'], cursor: {x: 0, y: 0}}), [frame(['one', '']), {kind: 'cursor', cursor: {up: 1, x: 0}}]);
});

test('what Ink erases, and all that it does not write, is something else', async t => {
	const {app, next} = startInk(t, {lines: ['one', 'two'], height: 5});
	await next();
	app.clear();
	assert.deepEqual(await next(), [{kind: 'other'}]);
	for (const data of ['\u{1B}[2J', 'a\u{1B}[2Jb', 'a\tb', 'a\rb', '\u{1B}[?25h', '\u{1B}[3;4H', '\u{1B}[?1049h\u{1B}[H', '\u{1B}[5B\u{1B}[1G', '']) {
		assert.deepEqual(readInkWrite(data), {kind: 'other'}, JSON.stringify(data));
	}
});
