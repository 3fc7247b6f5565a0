import assert from 'node:assert/strict';
import test from 'node:test';
import {createClipboard} from '../../source/services/clipboard.js';
import {clipboardSequence} from '../../source/terminal/clipboard.js';
import {makeTmux} from '../helpers/tmux-stand-in.js';

const tmuxVariable = ['TMUX', '/tmp/tmux-1000/default,1,0'];

function startClipboard(...variables: ReadonlyArray<readonly string[]>) {
	const sent: string[] = [];
	const copy = createClipboard({
		environment: Object.fromEntries(variables) as Readonly<Record<string, string>>,
		sendToTerminal(sequence) {
			sent.push(sequence);
		},
	});
	return {copy, sent};
}

const sequenceOf = (...parameters: Parameters<typeof clipboardSequence>) => {
	const result = clipboardSequence(...parameters);
	assert.ok(result.ok);
	return result.value;
};

test('in tmux the text goes to tmux, and nothing to the terminal', async () => {
	const tmux = await makeTmux();
	const {copy, sent} = startClipboard(['PATH', tmux.path], tmuxVariable);
	assert.deepEqual(await copy('text'), {ok: true, value: 'in-tmux'});
	assert.deepEqual(tmux.runs().map(({input}) => input), ['text']);
	assert.deepEqual(sent, []);
});

test('a text that tmux does not take is sent past it', async () => {
	const tmux = await makeTmux(1);
	const {copy, sent} = startClipboard(['PATH', tmux.path], tmuxVariable);
	assert.deepEqual(await copy('text'), {ok: true, value: 'past-tmux'});
	assert.deepEqual(sent, [sequenceOf('text', 'tmux')]);
});

test('without tmux the terminal gets the text, through GNU screen where that runs', async () => {
	const tmux = await makeTmux();
	const inScreen = startClipboard(['PATH', tmux.path], ['STY', '4711.pts-1.host']);
	assert.deepEqual(await inScreen.copy('text'), {ok: true, value: 'past-screen'});
	assert.deepEqual(inScreen.sent, [sequenceOf('text', 'screen')]);
	const bare = startClipboard(['PATH', tmux.path]);
	assert.deepEqual(await bare.copy('text'), {ok: true, value: 'to-terminal'});
	assert.deepEqual(bare.sent, [sequenceOf('text', undefined)]);
	assert.deepEqual(tmux.runs(), []);
});

test('text with control characters goes nowhere', async () => {
	const tmux = await makeTmux();
	const {copy, sent} = startClipboard(['PATH', tmux.path], tmuxVariable);
	const {ok} = await copy('rm -rf ~\n');
	assert.equal(ok, false);
	assert.deepEqual([...tmux.runs(), ...sent], []);
});
