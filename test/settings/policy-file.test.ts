import assert from 'node:assert/strict';
import {mkdir, mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {defaultPolicy} from '../../source/audit/policy/policy.js';
import {readPolicyFile, type PolicyInForce} from '../../source/settings/policy-file.js';

async function places(t: {readonly after: (done: () => void) => void}) {
	const home = await mkdtemp(path.join(tmpdir(), 'policy-'));
	const working = path.join(home, 'work');
	const configuration = path.join(home, '.config', 'influx-tokens');
	await mkdir(working);
	await mkdir(configuration, {recursive: true});
	const before = process.cwd();
	process.chdir(working);
	t.after(() => {
		process.chdir(before);
	});
	const read = async (given?: string, policy?: string) => readPolicyFile({environment: {HOME: home}, given, demo: policy === undefined ? undefined : {policy}}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	return {
		home, working, configuration, read,
	};
}

const soakOf = ({policy, file, problems}: PolicyInForce) => ({
	soak: policy.thresholds.soakDays, source: policy.source, file, problems,
});

const soak = (days: number) => `[thresholds]\nsoak_days = ${days}\n`;

test('the file that the command line names comes before the one in the working directory, that one before the one in the configuration directory, and the defaults come last', async t => {
	const {home, working, configuration, read} = await places(t);
	assert.deepEqual(await read(), {policy: defaultPolicy, file: undefined, problems: []});
	assert.deepEqual(soakOf(await read(undefined, soak(4))), {
		soak: 4, source: 'the demo\'s own policy', file: undefined, problems: [],
	});
	const kept = path.join(configuration, 'policy.toml');
	await writeFile(kept, soak(3));
	assert.deepEqual(soakOf(await read(undefined, soak(4))), {
		soak: 3, source: '~/.config/influx-tokens/policy.toml', file: kept, problems: [],
	});
	await writeFile(path.join(working, 'policy.toml'), soak(2));
	assert.deepEqual(soakOf(await read()), {
		soak: 2, source: 'policy.toml', file: path.join(working, 'policy.toml'), problems: [],
	});
	await writeFile(path.join(home, 'own.toml'), `\u{FEFF}${soak(1)}`);
	assert.deepEqual(soakOf(await read('~/own.toml')), {
		soak: 1, source: '~/own.toml', file: path.join(home, 'own.toml'), problems: [],
	});
});

test('a file that cannot be used does not make room for the next one: it is named, and the defaults are in force', async t => {
	const {home, working, configuration, read} = await places(t);
	await writeFile(path.join(configuration, 'policy.toml'), soak(3));
	await writeFile(path.join(working, 'policy.toml'), soak(-1));
	assert.deepEqual(await read(), {
		policy: defaultPolicy, file: path.join(working, 'policy.toml'), problems: ['policy.toml, line 2: thresholds.soak_days takes a whole number of days from 1 to 36500, not -1.'],
	});
	const absent = await read('~/none.toml');
	assert.deepEqual(absent.problems, ['~/none.toml cannot be read: it does not exist.']);
	const directory = await read('~/work');
	assert.deepEqual(directory.problems, ['~/work cannot be read: it is a directory.']);
	const large = path.join(home, 'large.toml');
	await writeFile(large, `#${' '.repeat(1024 * 1024)}`);
	const tooLarge = await read(large);
	assert.deepEqual(tooLarge.problems, ['~/large.toml cannot be read: it is larger than 1 MB.']);
});

test('a problem does not repeat what looks like a token', async t => {
	const {home, read} = await places(t);
	const file = path.join(home, 'own.toml');
	await writeFile(file, `enforce = "apiv1_${'a'.repeat(64)}"`);
	const {problems} = await read(file);
	assert.equal(problems.length, 1);
	assert.doesNotMatch(problems[0]!, /a{8}/);
});
