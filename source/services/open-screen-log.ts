import path from 'node:path';
import type {WireLog} from '../api/wire-log.js';
import type {DebugOptions} from '../debug/open-wire-log.js';
import {stateDirectory} from '../journal/state-directory.js';
import type {Result} from '../result.js';
import type {Environment} from '../storage/user-directory.js';

/**
The log of requests that the screen writes, where one is asked for. The screen has no stderr, so `--debug` alone means a file in the state directory. `report` gets sentences for the end of the program: where the log is, and why it was not written to its end.
*/
export async function openScreenLog(options: DebugOptions, environment: Environment, report: (sentence: string) => void): Promise<Result<WireLog | undefined>> {
	if (!options.debug && !options.debugFile && !environment.INFLUX_TOKENS_DEBUG) {
		return {ok: true, value: undefined};
	}

	// Most runs have no log, and their first frame does not wait for this.
	const {debugFileOf, openWireLog} = await import('../debug/open-wire-log.js');
	const standard = path.join(stateDirectory(environment), 'debug.log');
	const opened = openWireLog({
		...options, environment, standard, onProblem: report,
	});
	if (opened.ok) {
		report(`Requests were logged to ${debugFileOf(options, environment) ?? standard}`);
	}

	return opened;
}
