import {userDirectory, type Environment} from '../storage/user-directory.js';

/**
Where the journals are: `INFLUX_TOKENS_STATE_DIR`, or `influx-tokens` below `XDG_STATE_HOME` (`~/.local/state`), or below `%LOCALAPPDATA%` on Windows.
*/
export function stateDirectory(environment: Environment, platform?: NodeJS.Platform): string {
	return userDirectory(environment, {
		override: 'INFLUX_TOKENS_STATE_DIR',
		xdg: 'XDG_STATE_HOME',
		fallback: ['.local', 'state'],
		windows: 'LOCALAPPDATA',
	}, platform);
}
