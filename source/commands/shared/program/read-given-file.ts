import {refuse, type Result} from '../../../result.js';
import {readTextFile, standardInput} from '../../../storage/read-text-file.js';
import {expandHome, type Environment} from '../../../storage/user-directory.js';

/**
Reads the text of a file that the command line names, where `-` is standard input, and `~` the home directory, which a shell leaves alone in quotes. Standard input cannot give the management token (`--token-stdin`) as well.
*/
export async function readGivenFile(path: string, {environment, tokenStdin = false}: {readonly environment: Environment; readonly tokenStdin?: boolean | undefined}): Promise<Result<string>> {
	return tokenStdin && [standardInput, '/dev/stdin'].includes(path)
		? refuse(`Standard input cannot give both the management token (--token-stdin) and the file ${path}: name a file.`)
		: readTextFile(expandHome(path, environment), {isDescriptorAllowed: true});
}
