import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {waitFor} from '../../helpers/wait-for.js';
import {find, openDemo, press} from '../../helpers/end-to-end/steps.js';

test('y sends the id of the token under the cursor to the terminal\'s clipboard, from the list and from the details', async t => {
	const app = launch({test: t});
	await openDemo(app);
	await find(app, 'telegraf edge-08');
	// The fixed id that the demo gives this token.
	const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
	await press(app, 'y', `Sent to your terminal's clipboard: ${id}`);
	await waitFor(() => app.clipboard.length > 0);
	await press(app, keys.enter, '› telegraf edge-08');
	app.press('y');
	await waitFor(() => app.clipboard.length > 1);
	assert.deepEqual(app.clipboard, [id, id]);
});
