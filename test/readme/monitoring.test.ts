import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startMachine} from '../helpers/commands/start-machine.js';
import {projectFolder} from '../helpers/project-folder.js';

const page = readFileSync(path.join(projectFolder(), 'docs', 'monitoring.md'), 'utf8');
const blocks = page.matchAll(/^```(?<language>[a-z]+)\n(?<text>[\s\S]*?)^```$/gm).map(({groups}) => groups as {readonly language: string; readonly text: string}).toArray();

/**
The commands of all blocks, as a shell takes them.
*/
function commandsOf(): readonly string[] {
	return blocks.flatMap(({text}) => text.split('\n'))
		.filter(line => line.includes('influx-tokens audit ') || line.includes('influx-tokens check '))
		.map(line => line.replace(/^\s*(?:- run: |command_line |ExecStart=|(?:\S+ ){5}(?= ))/, '').trim());
}

test('every command of docs/monitoring.md does what the page says, from a shell', async t => {
	const machine = await startMachine(t);
	mkdirSync(path.join(machine.directory, 'collector'));
	const commands = commandsOf();
	assert.ok(commands.length > 7);
	for (const command of commands) {
		assert.match(command, /^(?:influx-tokens |out=\$\(influx-tokens )/, command);
		const {code, stdout, stderr} = await machine.shell(command.replace('influx-tokens', '$influx_tokens').replace('/var/lib/node_exporter', 'collector'));
		const file = /--output (?<file>\S+)/.exec(command)?.groups?.file?.replace('/var/lib/node_exporter', 'collector');
		assert.ok([0, 2, 4].includes(code!), `${command}: ${stderr}`);
		if (file === undefined) {
			assert.match(stdout, /findings/i, command);
		} else {
			assert.ok(existsSync(path.join(machine.directory, file)), command);
		}
	}
});

test('the metrics and rules that docs/monitoring.md names exist', async t => {
	const machine = await startMachine(t);
	const {stdout} = await machine.run(['check', '--format', 'prometheus']);
	const metrics = new Set(page.match(/influx_tokens_[_a-z]+_seconds|influx_tokens_findings/g));
	assert.ok(metrics.size >= 3);
	for (const metric of metrics) {
		assert.match(stdout, new RegExp(String.raw`^${metric}\{`, 'm'));
	}
});
