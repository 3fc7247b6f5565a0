import process from 'node:process';
import {exitCodes} from '../exit-codes.js';

/**
Notices when the program is about to end in the middle of its work. Node ends a program without a message, and with exit code 0, when it waits for nothing any more, also where a promise is still pending.

When that happens, `settle` is called once and may take its time; it gives the last words for stderr. Then the program exits with code 70. Call the function that it gives when the work is done.
*/
export function guardEnd(stderr: NodeJS.WritableStream, settle: () => Promise<string>): () => void {
	let isSettling = false;

	const end = (words: string): never => {
		stderr.write(`${words}\n`);
		process.exit(exitCodes.crashed); // eslint-disable-line unicorn/no-process-exit -- this is where the program exits
	};

	const settleAndEnd = async () => {
		// The event comes again when `settle` itself waits for something that never happens.
		if (isSettling) {
			end('influx-tokens ended before its work was done.');
		}

		isSettling = true;
		end(await settle());
	};

	const onEnd = () => {
		void settleAndEnd();
	};

	process.on('beforeExit', onEnd);
	return () => {
		process.off('beforeExit', onEnd);
	};
}
