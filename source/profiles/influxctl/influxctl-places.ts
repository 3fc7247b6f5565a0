import path from 'node:path';
import process from 'node:process';
import {homeDirectory, type Environment} from '../../storage/user-directory.js';

const file = ['influxctl', 'config.toml'] as const;

/**
The paths where influxctl's config can be, the likeliest first. Reads nothing.

InfluxData documents one place for each system. They are those of Go's `os.UserConfigDir`, which on Linux is `XDG_CONFIG_HOME` where that is set; so it is looked for there first, and then in the documented `~/.config`.
*/
export function influxctlPlaces(environment: Environment, platform: NodeJS.Platform = process.platform): readonly string[] {
	const home = homeDirectory(environment);
	switch (platform) {
		case 'darwin': {
			return [path.join(home, 'Library', 'Application Support', ...file)];
		}

		case 'win32': {
			const base = environment.APPDATA;
			return [path.join(base && path.isAbsolute(base) ? base : path.join(home, 'AppData', 'Roaming'), ...file)];
		}

		default: {
			const base = environment.XDG_CONFIG_HOME;
			const documented = path.join(home, '.config', ...file);
			return base && path.isAbsolute(base) ? [...new Set([path.join(base, ...file), documented])] : [documented];
		}
	}
}
