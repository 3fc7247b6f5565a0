import path from 'node:path';
import process from 'node:process';

/**
Lets the program run in a working directory that was removed. There `process.cwd()` throws, and so does every use of a relative path, also in the modules that the program is made of.

From this call on `process.cwd()` gives the path that the directory had, which the shell has in `PWD`: a relative path leads to no file, or into a directory that was made anew under that name, and messages name the place that the person means. Does nothing where the directory is there.
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
