import assert from 'node:assert/strict';
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {before} from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launchExecutable} from '../../helpers/launch.js';
import {projectFolder} from '../../helpers/project-folder.js';
import {waitFor} from '../../helpers/wait-for.js';
import {temporaryDirectory} from '../../helpers/storage/temporary-directory.js';
import {
	find,
	openConfirmation,
	openDemo,
	press,
	restored,
	tickAndRevoke,
} from '../../helpers/end-to-end/steps.js';

const {version} = JSON.parse(readFileSync(path.join(projectFolder(), 'package.json'), 'utf8')) as {readonly version: string};

let folder: string;
let executable: string;

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
/**
The environment of a machine on whose path there is no Node and no other program.
*/
const bareMachine = (home: string): Record<string, string> => ({PATH: path.join(folder, 'empty'), HOME: home});
/* eslint-enable @typescript-eslint/naming-convention */

before(async () => {
	folder = await temporaryDirectory();
	executable = path.join(folder, process.platform === 'win32' ? 'influx-tokens.exe' : 'influx-tokens');
	mkdirSync(path.join(folder, 'empty'));
	const {status, stderr} = spawnSync(process.execPath, [path.join(projectFolder(), 'build.js'), '--executable', executable], {cwd: projectFolder(), encoding: 'utf8'});
	assert.equal(stderr, '');
	assert.equal(status, 0);
	assert.deepEqual(readdirSync(folder).toSorted(), ['SHA256SUMS', 'empty', path.basename(executable), `${path.basename(executable)}.THIRD-PARTY-NOTICES`], 'the build leaves no other file');
});

test('SHA256SUMS has the checksum of the executable, in the form that sha256sum reads', () => {
	const hash = createHash('sha256').update(readFileSync(executable)).digest('hex');
	assert.equal(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8'), `${hash}  ${path.basename(executable)}\n`);
});

function run(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) {
	const home = path.join(folder, 'home');
	mkdirSync(home, {recursive: true});
	const {status, stdout, stderr} = spawnSync(executable, parameters, {encoding: 'utf8', cwd: home, env: {...bareMachine(home), ...environment}});
	return {code: status, stdout, stderr};
}

type Serving = {readonly child: ChildProcess; readonly host: string; readonly environment: Readonly<Record<string, string>>};

/**
Starts the executable's emulator, which prints the host and the variables that a client needs.
*/
async function serve(): Promise<Serving> {
	const child = spawn(executable, ['emulator', '--port', '0', '--tokens', '20'], {stdio: ['ignore', 'pipe', 'inherit'], env: bareMachine(folder)});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
	});
	const {groups} = await waitFor(() => /influx-tokens --host (?<host>\S+)\n[\s\S]*?\nexport (?<variables>[^\n]*)\n/.exec(printed), {describe: () => printed});
	return {child, host: groups!.host!, environment: Object.fromEntries(groups!.variables!.split(' ').map(pair => pair.split('=', 2) as [string, string]))};
}

test('the walk in the demo works, and the terminal is restored after it', async t => {
	const app = launchExecutable(executable, {environment: {PATH: path.join(folder, 'empty')}, test: t}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	await openDemo(app);
	await find(app, 'stack analyser 1');
	const id = await openConfirmation(app);
	const after = await tickAndRevoke(app);
	assert.match(after, new RegExp(String.raw`Revoked stack analyser 1 \(${id.slice(0, 8)}\): verified, marked as revoked, \d\d:\d\d:\d\dZ`));

	await press(app, keys.escape, /^ +652 active *$/m);
	await press(app, keys.escape, 'Demo › Clusters');
	await press(app, keys.escape, 'Choose a profile');
	app.press('q');
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	assert.deepEqual(app.modes(), restored);
	assert.match(app.screenText(), /^Demo, eu-metrics: Revoked stack analyser 1 /);
	assert.ok(!existsSync(path.join(app.home, 'cache')), 'the compiled code is in the executable, not in a cache');
});

test('a signal restores the terminal and sets the exit code', async t => {
	const app = launchExecutable(executable, {test: t});
	await openDemo(app);
	app.kill('SIGTERM');
	assert.deepEqual(await app.ended(), {code: 143, signal: undefined});
	assert.deepEqual(app.modes(), restored);
});

test('the program, not Node, reads the options and refuses wrong ones', () => {
	assert.deepEqual(run(['--version']), {code: 0, stdout: `${version}\n`, stderr: ''});
	const help = run(['--help']);
	assert.deepEqual({...help, stdout: help.stdout.split('\n', 1)[0]}, {code: 0, stdout: 'Usage: influx-tokens [options] [command]', stderr: ''});
	for (const option of ['-e', '--inspect', '--eval=1']) {
		const {code, stdout, stderr} = run([option]);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, option);
		assert.match(stderr, new RegExp(`^error: unknown option '${option.split('=', 1)[0]!}'\n`));
	}

	const {code, stdout, stderr} = run([]);
	assert.deepEqual({code, stdout}, {code: 2, stdout: ''});
	assert.match(stderr, /^influx-tokens needs a terminal[^\n]*\n$/);
});

test('the emulator of the executable serves, and its commands write to pipes', async t => {
	const {child, host, environment} = await serve();
	t.after(() => {
		child.kill('SIGKILL');
	});
	const plan = run(['--host', host, 'plan', 'revoke', '--filter', 'db:*', '--reason', 'OPS-1234'], environment);
	assert.match(plan.stderr, /^A plan to revoke \d+ tokens of cluster [^\n]*\n/);
	assert.equal(plan.code, 0);
	const {targets} = JSON.parse(plan.stdout) as {readonly targets: readonly unknown[]};
	assert.ok(targets.length > 0);

	const unknown = run(['--host', host, 'plan', 'revoke', '--filter', 'db:*', '--reason', 'OPS-1234', '--cluster', 'none'], environment);
	assert.deepEqual({code: unknown.code, stdout: unknown.stdout}, {code: 2, stdout: ''});

	child.kill('SIGTERM');
	const [code] = await once(child, 'exit') as [number];
	assert.equal(code, 0);
});
