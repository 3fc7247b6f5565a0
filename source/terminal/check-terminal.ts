import {refuse, type Refusal} from '../result.js';

type Environment = Readonly<Record<string, string | undefined>>;

type Streams = {
	readonly stdin: {readonly isTTY?: boolean};
	readonly stdout: {readonly isTTY?: boolean};
	readonly environment: Environment;
};

const pointer = 'Run influx-tokens --help for the commands that work without a screen.';

/**
Whether a full-screen program can run here, or one sentence that says why not and where to go.
*/
export function checkTerminal({stdin, stdout, environment}: Streams): Refusal | {readonly ok: true} {
	if (!stdin.isTTY || !stdout.isTTY) {
		return refuse(`influx-tokens needs a terminal, and ${stdout.isTTY ? 'its input' : 'its output'} is not one. ${pointer}`);
	}

	return environment.TERM === 'dumb' ? refuse(`influx-tokens needs a terminal that can move the cursor, and TERM is dumb. ${pointer}`) : {ok: true};
}
