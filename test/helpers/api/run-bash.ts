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
Runs a script in bash, with `PATH` and `$MANAGEMENT_TOKEN` as its whole environment, so that no proxy, locale or .bashrc of the machine has an effect. Fails when bash or a program of the script is not installed.
*/
export async function runBash(script: string, managementToken = ''): Promise<BashResult> {
	// eslint-disable-next-line @typescript-eslint/naming-convention -- the names of the variables
	const environment = {PATH: process.env.PATH, MANAGEMENT_TOKEN: managementToken};
	// With a mistake in the quoting, a text could write a file. The working directory keeps it out of the project.
	const directory = await mkdtemp(path.join(tmpdir(), 'influx-tokens-bash-'));
	const result = await new Promise<BashResult>((resolve, reject) => {
		// Bash would take the socket from Node for that of a remote shell, and read .bashrc.
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
	// A shell ends with 127 when it does not find a command.
	assert.notEqual(result.code, 127, `A program is missing: install it, these tests run the commands that the program writes. ${result.stderr}`);
	return result;
}

/**
The words that a shell splits a text into, as a program would get them as its arguments. The text must not hold NUL.
*/
export async function splitInBash(text: string): Promise<readonly string[]> {
	const {code, stdout, stderr} = await runBash(String.raw`printf '%s\0' ${text}`);
	assert.equal(code, 0, stderr);
	return stdout.split('\0').slice(0, -1);
}
