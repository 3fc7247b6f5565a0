import {test} from 'node:test';
import assert from 'node:assert/strict';
import {stateDirectory} from '../../source/journal/state-directory.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

test('journals are below ~/.local/state, XDG_STATE_HOME or LOCALAPPDATA, or in the directory that INFLUX_TOKENS_STATE_DIR names', () => {
	assert.equal(stateDirectory({HOME: '/home/admin'}, 'linux'), '/home/admin/.local/state/influx-tokens');
	assert.equal(stateDirectory({HOME: '/home/admin'}, 'darwin'), '/home/admin/.local/state/influx-tokens');
	assert.equal(stateDirectory({HOME: '/home/admin', XDG_STATE_HOME: '/state'}, 'linux'), '/state/influx-tokens');
	assert.equal(stateDirectory({HOME: '/home/admin', LOCALAPPDATA: '/local'}, 'win32'), '/local/influx-tokens');
	assert.equal(stateDirectory({XDG_STATE_HOME: '/state', INFLUX_TOKENS_STATE_DIR: '/srv/journals'}), '/srv/journals');
});

/* eslint-enable @typescript-eslint/naming-convention */
