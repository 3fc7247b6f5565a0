import {test} from 'node:test';
import assert from 'node:assert/strict';
import {homedir} from 'node:os';
import path from 'node:path';
import {configurationDirectory, expandHome} from '../../source/storage/user-directory.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
test('settings are below ~/.config on Linux and macOS', () => {
	for (const platform of ['linux', 'darwin'] as const) {
		assert.equal(configurationDirectory({HOME: '/home/admin'}, platform), '/home/admin/.config/influx-tokens');
		assert.equal(configurationDirectory({HOME: '/home/admin', XDG_CONFIG_HOME: '/etc/xdg'}, platform), '/etc/xdg/influx-tokens');
		assert.equal(configurationDirectory({HOME: '/home/admin', XDG_CONFIG_HOME: 'relative'}, platform), '/home/admin/.config/influx-tokens');
		assert.equal(configurationDirectory({}, platform), path.join(homedir(), '.config/influx-tokens'));
	}
});

test('settings are below APPDATA on Windows, and only there', () => {
	const environment = {HOME: '/home/admin', APPDATA: '/roaming', XDG_CONFIG_HOME: '/xdg'};
	assert.equal(configurationDirectory(environment, 'win32'), '/roaming/influx-tokens');
	assert.equal(configurationDirectory(environment, 'linux'), '/xdg/influx-tokens');
});

test('INFLUX_TOKENS_CONFIG_DIR names the directory itself', () => {
	const environment = {HOME: '/home/admin', XDG_CONFIG_HOME: '/xdg', INFLUX_TOKENS_CONFIG_DIR: '/srv/settings'};
	assert.equal(configurationDirectory(environment), '/srv/settings');
	assert.equal(configurationDirectory({INFLUX_TOKENS_CONFIG_DIR: 'here'}), path.resolve('here'));
	assert.equal(configurationDirectory({HOME: '/home/admin', INFLUX_TOKENS_CONFIG_DIR: '~/here'}), '/home/admin/here');
});

test('a leading ~ is the home directory, and nothing else is', () => {
	const environment = {HOME: '/home/admin'};
	for (const [file, expanded] of [['~', '/home/admin'], ['~/', '/home/admin'], ['~/a/b', '/home/admin/a/b'], ['./~/a', './~/a'], ['~admin/a', '~admin/a'], ['a~', 'a~'], ['', '']] as const) {
		assert.equal(expandHome(file, environment), expanded, file);
	}
});

/* eslint-enable @typescript-eslint/naming-convention */
