import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {makeTmux} from '../../helpers/tmux-stand-in.js';
import {waitFor} from '../../helpers/wait-for.js';
import {start} from '../../helpers/end-to-end/start.js';
import {
	create,
	find,
	openDemo,
	press,
} from '../../helpers/end-to-end/steps.js';

test('y sends the id of the token under the cursor to the terminal\'s clipboard, from the list and from the details', async t => {
	const app = launch({test: t});
	await openDemo(app);
	await find(app, 'telegraf edge-08');
	// The fixed id that the demo gives this token.
	const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
	await press(app, 'y', 'Sent the token ID to the terminal. It is copied if the terminal allows OSC 52.');
	await waitFor(() => app.clipboard.length > 0);
	await press(app, keys.enter, '› telegraf edge-08');
	app.press('y');
	await waitFor(() => app.clipboard.length > 1);
	assert.deepEqual(app.clipboard, [id, id]);
});

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const tmuxVariable = {TMUX: '/tmp/tmux-1000/default,1,0'};

test('in tmux the secret of a new token goes through the input of tmux, and into nothing else', async t => {
	const tmux = await makeTmux();
	const app = start({environment: {...tmuxVariable, PATH: tmux.path}, test: t});
	await openDemo(app);
	await press(app, 'a', 'Create Database Token');
	await press(app, 'copied in tmux', /Description +copied in tmux/);
	await create(app);
	await press(app, 'y', '✓ tmux has the secret in its buffer');
	const [run, ...others] = tmux.runs();
	assert.deepEqual(others, []);
	assert.deepEqual(run!.parameters, ['load-buffer', '-w', '-']);
	const shown = await press(app, keys.space, /^ +apiv1_\S+$/m);
	assert.equal(run!.input, /^ +(?<secret>apiv1_\S+)$/m.exec(shown)!.groups!.secret);
	assert.ok(!run!.environment.includes(run!.input));
	assert.ok(!app.output().includes('\u{1B}]52'));
	assert.ok(!app.historyText().includes('no server'), 'what tmux says is not shown');
});

test('where tmux fails, the ID is sent past it, and in GNU screen through it', async t => {
	const tmux = await makeTmux(1);
	for (const [environment, words, begin] of [
		[{...tmuxVariable, PATH: tmux.path}, 'tmux took nothing; the token ID went past it, if allow-passthrough is on.', '\u{1B}Ptmux;\u{1B}\u{1B}]52;c;'],
		[{STY: '4711.pts-1.host'}, 'Sent the token ID through screen. It is copied if the terminal allows OSC 52.', '\u{1B}P\u{1B}]52;c;'],
	] as const) {
		const app = start({environment, test: t});
		await openDemo(app);
		await press(app, 'y', words);
		assert.ok(app.output().includes(begin));
		await app.close();
	}
});
/* eslint-enable @typescript-eslint/naming-convention */
