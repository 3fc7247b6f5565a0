import assert from 'node:assert/strict';
import test from 'node:test';
import {loadTmuxBuffer} from '../../source/secrets/load-tmux-buffer.js';
import {makeTmux} from '../helpers/tmux-stand-in.js';

const secret = 'apiv1_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlY3JldA';
const environmentOf = (path: string) => Object.fromEntries([['PATH', path], ['TMUX', '/tmp/tmux-1000/default,1,0'], ['MANAGEMENT_TOKEN', 'M.V1.management']]);

test('tmux gets the text on its input only, and no management token', async () => {
	const tmux = await makeTmux();
	assert.equal(await loadTmuxBuffer(secret, {environment: environmentOf(tmux.path)}), 'loaded');
	const [run, ...others] = tmux.runs();
	assert.deepEqual(others, []);
	assert.deepEqual(run!.parameters, ['load-buffer', '-w', '-']);
	assert.equal(run!.input, secret);
	assert.ok(!run!.environment.includes(secret));
	assert.ok(!run!.environment.includes('M.V1.management'));
	assert.ok(run!.environment.includes('/tmp/tmux-1000/default,1,0'));
});

test('a tmux that fails, that does not end in time or that is missing took nothing', async () => {
	const failing = await makeTmux(1);
	assert.equal(await loadTmuxBuffer(secret, {environment: environmentOf(failing.path)}), 'failed');
	const hanging = await makeTmux('hangs');
	assert.equal(await loadTmuxBuffer(secret, {environment: environmentOf(hanging.path), timeout: 50}), 'failed');
	assert.equal(await loadTmuxBuffer(secret, {environment: environmentOf('/nowhere')}), 'failed');
});
