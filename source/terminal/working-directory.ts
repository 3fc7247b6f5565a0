import path from 'node:path';
import process from 'node:process';

/**
Lets the program run in a working directory that was removed, where `process.cwd()` throws and with it every look at a relative path, also in the modules that the program is made of.

Then the directory's last name stands for it, as the shell has it in `PWD`: a relative path leads to no file, or to a directory that was made anew under that name, and the message about it names the place that the person means. Nothing is changed where the directory is there.
*/
export function keepWorkingDirectory(): void {
	try {
		process.cwd();
	} catch {
		const {PWD: name} = process.env;
		const directory = name !== undefined && path.isAbsolute(name) ? name : path.join(path.sep, 'removed-working-directory');
		process.cwd = () => directory;
		// For modules that import `cwd` by its name.
		process.getBuiltinModule('node:module').syncBuiltinESMExports();
	}
}
