import process from 'node:process';
import type {Writable} from 'node:stream';
import {hasScrollRegion} from './has-scroll-region.js';
import {forget, takeWrite, unknownTerminal} from './terminal-view.js';

type Window = Writable & {readonly columns: number; readonly rows: number};

/**
Makes the stream that Ink writes its frames to. The stream sends to `stdout` only what a frame changes on the screen, see `takeWrite`.

While the screen is on, everything else that the program writes has to go through this stream too: otherwise the stream would not know that the screen has changed. Apart from `write`, the stream is `stdout`: its size, its events, its back pressure. It calls a callback once all that was written before has gone. `term` is the value of TERM.

Ink has to run with `incrementalRendering` off and in the alternate screen, with frames that begin in its first cell and without `<Static>`.
*/
export function createScreenWriter<Stream extends Window>(stdout: Stream, {term}: {readonly term: string | undefined}): Stream {
	const canScroll = hasScrollRegion(term, process.platform);
	let view = unknownTerminal;
	const take = (data: unknown): unknown => {
		if (typeof data !== 'string') {
			view = forget(view);
			return data;
		}

		const {sent, view: next} = takeWrite(view, data, {columns: stdout.columns, rows: stdout.rows, hasScrollRegion: canScroll});
		view = next;
		return sent;
	};

	return new Proxy(stdout, {
		get(target, key) {
			if (key === 'write') {
				return (data: unknown, ...parameters: readonly unknown[]): boolean => {
					const sent = take(data);
					// Nothing is sent for nothing, but a callback has to be called in its turn.
					return sent === '' && parameters.every(parameter => typeof parameter !== 'function')
						? !target.writableNeedDrain
						: Reflect.apply(target.write, target, [sent, ...parameters]) as boolean;
				};
			}

			// A stream's methods keep their state in the stream, so they are called on it and not on the proxy.
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) as unknown : value;
		},
	});
}
