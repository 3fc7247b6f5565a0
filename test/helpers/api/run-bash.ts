import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

export type BashResult = {
	/**
	The exit code.
	*/
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
};

/**
Runs a script in bash, with `PATH` and `$MANAGEMENT_TOKEN` as its whole environment: no proxy, locale or .bashrc of the machine has a say. Fails when bash or a program of the script is not installed.
*/
export async function runBash(script: string, managementToken = ''): Promise<BashResult> {
	// eslint-disable-next-line @typescript-eslint/naming-convention -- the names of the variables
	const environment = {PATH: process.env.PATH, MANAGEMENT_TOKEN: managementToken};
	// If quoting were wrong, a text could write a file: not into the project.
	const directory = await mkdtemp(path.join(tmpdir(), 'influx-tokens-bash-'));
	const result = await new Promise<BashResult>((resolve, reject) => {
		// Bash takes Node's socket for a remote shell's and would read .bashrc.
		execFile('bash', ['--norc', '-c', script], {env: environment, cwd: directory}, (error, stdout, stderr) => {
			const code = error ? error.code : 0;
			if (typeof code === 'number') {
				resolve({code, stdout, stderr});
			} else {
				reject(new Error(`bash does not run (${code}): install it, these tests run in it the commands that the program writes.`));
			}
		});
	});
	await rm(directory, {recursive: true});
	// 127 is a shell's exit code for a command that it does not find.
	assert.notEqual(result.code, 127, `A program is missing: install it, these tests run the commands that the program writes. ${result.stderr}`);
	return result;
}

/**
The words that a shell makes of a text, for texts without NUL: what a program would get as its arguments.
*/
export async function splitInBash(text: string): Promise<readonly string[]> {
	const {code, stdout, stderr} = await runBash(String.raw`printf '%s\0' ${text}`);
	assert.equal(code, 0, stderr);
	return stdout.split('\0').slice(0, -1);
}
