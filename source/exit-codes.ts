/**
The exit codes of the screen and of every command: the number, its name in the code, and its meaning for a person who writes a script. The help, the manual, docs/scripts.md and docs/json.md are made from this table. A program that another signal ends has the code of that signal, 128 and its number.

A first SIGINT, SIGTERM or SIGHUP lets a command that changes tokens finish what is in flight, and its code is 130 then. The other codes of signals are those of a program that ended at once: the screen, a command that only reads, or a second signal.
*/
export const exitCodeTable = [
	{code: 0, name: 'done', meaning: 'all was done'},
	{code: 1, name: 'notAll', meaning: 'some of it failed or was not found, or nothing could be done'},
	{code: 2, name: 'usage', meaning: 'the command line cannot be obeyed'},
	{code: 3, name: 'credentials', meaning: 'no management token, or one that the service refuses'},
	{code: 4, name: 'findings', meaning: 'all was done, and what --fail-on names or a difference was found'},
	// EX_SOFTWARE of sysexits.h.
	{code: 70, name: 'crashed', meaning: 'the program stopped on an error of its own; what it was doing is unknown'},
	{code: 129, name: 'hungUp', meaning: 'ended at once by SIGHUP, or the terminal was closed'},
	{code: 130, name: 'interrupted', meaning: 'interrupted; what was in flight was finished, unless interrupted twice'},
	{code: 143, name: 'terminated', meaning: 'ended at once by SIGTERM'},
] as const;

type Entry = typeof exitCodeTable[number];

export type ExitCode = Entry['code'];

/**
The codes by their names, such as `exitCodes.usage`.
*/
export const exitCodes = Object.fromEntries(exitCodeTable.map(({name, code}) => [name, code])) as {
	readonly [Each in Entry as Each['name']]: Each['code'];
};
