import {homedir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
Environment variables by name, as in `process.env`.
*/
export type Environment = Readonly<Record<string, string | undefined>>;

type Place = {
	/**
	The program's own variable; it names the whole directory and wins.
	*/
	readonly override: string;
	/**
	The variable of the XDG Base Directory Specification.
	*/
	readonly xdg: string;
	/**
	Where the XDG variable points when it is not set, below the home directory.
	*/
	readonly fallback: readonly string[];
	/**
	The variable that replaces both on Windows.
	*/
	readonly windows: string;
};

/**
The absolute path of one of this program's directories. Nothing is read or created. A `~` in the program's own variable is the home directory.

macOS uses the XDG places too, so that one description fits every machine. An XDG path that is not absolute is ignored, as the XDG Base Directory Specification demands.
*/
export function userDirectory(environment: Environment, place: Place, platform: NodeJS.Platform = process.platform): string {
	const override = environment[place.override];
	if (override) {
		return path.resolve(expandHome(override, environment));
	}

	const base = environment[platform === 'win32' ? place.windows : place.xdg];
	return base && path.isAbsolute(base) ? path.join(base, 'influx-tokens') : path.join(homeDirectory(environment), ...place.fallback, 'influx-tokens');
}

/**
The person's home directory: `HOME` where it is set, else what the system's user database says.
*/
export function homeDirectory(environment: Environment): string {
	return environment.HOME || homedir(); // eslint-disable-line @typescript-eslint/prefer-nullish-coalescing -- an empty HOME is none
}

/**
A path with a leading `~` or `~/` as the shell reads it, for every path that a person types or gives. A file whose name begins with `~` can still be named, as `./~`. `~name` stays as it is.
*/
export function expandHome(file: string, environment: Environment): string {
	return file === '~' || file.startsWith('~/') ? path.join(homeDirectory(environment), file.slice(2)) : file;
}

/**
Where `settings.json` is: `INFLUX_TOKENS_CONFIG_DIR`, or `influx-tokens` below `XDG_CONFIG_HOME` (`~/.config`), or below `%APPDATA%` on Windows.
*/
export function configurationDirectory(environment: Environment, platform?: NodeJS.Platform): string {
	return userDirectory(environment, {
		override: 'INFLUX_TOKENS_CONFIG_DIR',
		xdg: 'XDG_CONFIG_HOME',
		fallback: ['.config'],
		windows: 'APPDATA',
	}, platform);
}
