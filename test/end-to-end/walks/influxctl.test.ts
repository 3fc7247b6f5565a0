import assert from 'node:assert/strict';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';
import {accounts, twelveProfiles} from '../../helpers/profiles/influxctl-config.js';
import {temporaryDirectory} from '../../helpers/storage/temporary-directory.js';
import {isRunning} from '../../helpers/end-to-end/is-running.js';
import {start} from '../../helpers/end-to-end/start.js';
import {atProfiles, press} from '../../helpers/end-to-end/steps.js';

const endOfFrame = '\u{1B}[?2026l';

test('the first frame does not wait for influxctl\'s config, for a missing CA file or for a command that hangs', async t => {
	const home = await temporaryDirectory();
	const config = path.join(home, 'config', 'influxctl', 'config.toml');
	const settings = path.join(home, 'config', 'influx-tokens', 'settings.json');
	const pidFile = path.join(home, 'pid');
	for (const file of [config, settings]) {
		mkdirSync(path.dirname(file), {recursive: true});
	}

	writeFileSync(config, twelveProfiles('ca/missing.pem'), {mode: 0o600});
	writeFileSync(settings, JSON.stringify({
		version: 1,
		profiles: [{
			name: 'hangs',
			host: 'https://127.0.0.1:1',
			accountId: accounts[0],
			clusters: [{id: accounts[1], name: 'one'}],
			secretSources: [{kind: 'command', command: ['sh', '-c', `echo $$ > '${pidFile}'; exec sleep 1000`]}],
			isReadOnly: false,
			isProtected: false,
		}],
	}));
	const app = start({test: t, environment: Object.fromEntries([['HOME', home], ['XDG_CONFIG_HOME', path.join(home, 'config')]])});
	await atProfiles(app);
	await app.until(/edge +influxctl +✗ Its CA file: it does not exist/);
	const output = app.output();
	const shown = output.indexOf('Choose a profile');
	const firstFrame = output.slice(shown, output.indexOf(endOfFrame, shown));
	assert.match(firstFrame, /hangs/);
	assert.doesNotMatch(firstFrame, /influxctl/);
	assert.match(app.screenText(), /❯ Demo/);

	await press(app, keys.down, '❯ hangs');
	await press(app, keys.enter, 'Asking the command for the management token');
	const pid = await waitFor(() => existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0);
	await press(app, '?', 'Help › clusters');
	await press(app, keys.escape, 'Asking the command for the management token');
	await press(app, keys.escape, '❯ hangs');
	// Leaving the screen ends the command before its timeout of 10 seconds.
	await waitFor(() => !isRunning(pid), {describe: () => 'the command still runs'});
	assert.ok(!app.output().includes('c4n4ry'));
	assert.equal(readFileSync(config, 'utf8'), twelveProfiles('ca/missing.pem'));
});
