import {describeScreen, readRows} from '../../test/helpers/read-screen.js';
import {patience, type Output} from './output.js';
import {cpuOf} from './process-figures.js';
import type {Seen} from './stage.js';

export type Watch = {
	/**
	To be called with each chunk that has been parsed.
	*/
	parsed(seen: Seen): void;
	isWatching(): boolean;
	/**
	Resolves when the rows of the screen are as expected. Rejects after two minutes, or when the program has ended. One wait at a time.
	*/
	until(isExpected: (rows: readonly string[]) => boolean): Promise<Seen>;
};

/**
Watches the screen of a program for what is expected on it. `exit` resolves when the program has ended.
*/
export function watchScreen(output: Output, exit: Promise<void>): Watch {
	const {terminal, pid} = output;
	let check: ((seen: Seen) => void) | undefined;
	return {
		isWatching: () => check !== undefined,
		parsed(seen) {
			check?.(seen);
		},
		until: async isExpected => new Promise((resolve, reject) => {
			const settle = (act: () => void): void => {
				clearTimeout(timer);
				check = undefined;
				act();
			};

			const fail = (reason: string): void => {
				settle(() => {
					reject(new Error(`${reason}: ${describeScreen(isExpected.toString(), readRows(terminal))}`));
				});
			};

			const timer = setTimeout(fail, patience, `not on the screen after ${patience} ms`);
			const own = (seen: Seen): void => {
				if (isExpected(readRows(terminal))) {
					settle(() => {
						resolve(seen);
					});
				}
			};

			check = own;
			own({at: output.lastByteAt, cpu: cpuOf(pid)});
			exit.then(() => {
				terminal.write('', () => {
					if (check === own) {
						fail('the program ended before this was on the screen');
					}
				});
			});
		}),
	};
}
