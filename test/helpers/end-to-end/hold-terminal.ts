/**
A process that holds a terminal, so that a test can kill it. It opens the demo's tokens in the built program, writes the program's process id and home directory as JSON, and waits. With the argument `deaf`, it starts the program from a shell that ignores SIGHUP, so that the program gets no signal when its terminal vanishes. With `stopped`, it does the same and stops the program.
*/
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {launch, launchShell} from '../launch.js';
import {program} from './program.js';
import {openDemo} from './steps.js';

const isStopped = process.argv[2] === 'stopped';
const isDeaf = process.argv[2] === 'deaf' || isStopped;
const app = isDeaf ? launchShell() : launch();
if (isDeaf) {
	await app.until('shell>');
	app.press(`trap '' HUP; sh -c 'echo $$ > "$HOME/pid"; exec ${process.execPath} ${program}'\r`);
}

await openDemo(app);
const pid = isDeaf ? Number(readFileSync(path.join(app.home, 'pid'), 'utf8')) : app.pid;
if (isStopped) {
	process.kill(pid, 'SIGSTOP');
	await app.until('Stopped');
}

console.log(JSON.stringify({pid, home: app.home}));
