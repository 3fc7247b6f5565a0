import {refuse, type Result} from '../../../result.js';
import {readTextFile, standardInput} from '../../../storage/read-text-file.js';

/**
Reads the text of a file that the command line names, where `-` is standard input. Standard input cannot give the management token (`--token-stdin`) as well.
*/
export async function readGivenFile(path: string, {tokenStdin = false}: {readonly tokenStdin?: boolean | undefined} = {}): Promise<Result<string>> {
	return tokenStdin && [standardInput, '/dev/stdin'].includes(path)
		? refuse(`Standard input cannot give both the management token (--token-stdin) and the file ${path}: name a file.`)
		: readTextFile(path, {isDescriptorAllowed: true});
}
