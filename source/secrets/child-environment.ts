import type {Environment} from '../storage/user-directory.js';
import {hasInfluxdbToken} from './secret-shapes.js';
import {secretsInUse} from './secret.js';
import {tokenVariables} from './token-variables.js';

// With GPG_TTY a pinentry would draw over this program's screen; without it, it fails and says so. With NODE_DEBUG a program that runs on Node would print what it sends.
const left = new Set(['GPG_TTY', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE']);

// A shorter value may be a part of any text, so it is compared as a whole only.
const shortestPart = 8; // Characters

/**
The environment for a program that this one starts: without `GPG_TTY` and Node's debugging, and without any management token, under any name.

It leaves out the variables that any profile names as its source and those of InfluxData's clients (`tokenVariables`), each variable whose value is or holds the value of one of these or a secret that this process has held, and each whose value holds a text of the shape of InfluxDB's tokens. JSON Web Tokens of other services stay: a command may need one to get the management token.
*/
export function childEnvironment(environment: Environment): Environment {
	const names = tokenVariables();
	const secrets = [...secretsInUse(), ...[...names].map(name => environment[name]?.trim() ?? '')].filter(secret => secret !== '');
	const hasSecret = (value: string) => secrets.some(secret => value.trim() === secret || (secret.length >= shortestPart && value.includes(secret)));
	return Object.fromEntries(Object.entries(environment).filter(([name, value = '']) => !left.has(name) && !names.has(name) && !hasInfluxdbToken(value) && !hasSecret(value)));
}
