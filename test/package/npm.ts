import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

export type Npm = (folder: string, ...parameters: readonly string[]) => string;

/**
Returns a function that runs npm in a folder with this Node, an empty home and cache, and no network. It returns npm's output, and throws an error with the output when npm fails.
*/
export function npmIn(home: string): Npm {
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	const environment = {
		PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
		HOME: home,
		npm_config_cache: path.join(home, 'cache'),
		npm_config_offline: 'true',
		npm_config_update_notifier: 'false',
	};
	/* eslint-enable @typescript-eslint/naming-convention */
	return (folder, ...parameters) => {
		const {status, error, stdout, stderr} = spawnSync('npm', parameters, {cwd: folder, encoding: 'utf8', env: environment});
		if (status !== 0) {
			throw new Error(`npm ${parameters.join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`);
		}

		return stdout;
	};
}
