import {spawnSync} from 'node:child_process';

export type Comparator = {
	/**
	The first line of what `--version` prints, shortened to the name and the number.
	*/
	readonly version: string;
};

/**
Finds a program on the path by asking for its version. Undefined when there is none.
*/
function find(name: string): Comparator | undefined {
	const {status, stdout} = spawnSync(name, ['--version'], {encoding: 'utf8'});
	const number = /(?<!\d)\d{1,6}(?:\.\d{1,6}){1,3}/.exec(stdout ?? '')?.[0];
	return status === 0 && number !== undefined ? {version: number} : undefined;
}

/**
The programs that the same run compares with, as Debian's packages install them. An absent one is left out of the table.
*/
export const comparators = {
	fzf: find('fzf'),
	curl: find('curl'),
	bash: find('bash'),
} as const;
