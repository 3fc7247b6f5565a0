import process from 'node:process';

/**
Keeps the messages that Node itself prints because of `NODE_DEBUG` from stderr, and unsets the variable for the programs that this one starts. A line on stderr says so.

Node has read the variable before the first line of this program runs, and then prints every request with its Authorization header. Each of its messages is one write that begins with a name in capitals and the process id (`HTTP 4711: …`), as no text of this program does.
*/
export function quietNodeDebug(): void {
	if (!process.env.NODE_DEBUG) {
		return;
	}

	delete process.env.NODE_DEBUG;
	// With colours, Node paints the process id.
	const message = new RegExp(String.raw`^[A-Z]\S* (?:\u001B\[\d+m)?${process.pid}(?:\u001B\[\d+m)?: `, 'u');
	const {stderr} = process;
	const write = stderr.write.bind(stderr);
	stderr.write = (chunk: Uint8Array | string, ...others: unknown[]): boolean => {
		if (typeof chunk === 'string' && message.test(chunk)) {
			const callback = others.find(other => typeof other === 'function');
			if (callback) {
				process.nextTick(callback);
			}

			return true;
		}

		return Reflect.apply(write, stderr, [chunk, ...others]) as boolean;
	};

	// Node warns that its messages may hold secrets, once it has begun to print them.
	const {emitWarning} = process;
	process.emitWarning = (...parameters: unknown[]): void => {
		if (!String(parameters[0]).includes('NODE_DEBUG')) {
			Reflect.apply(emitWarning, process, parameters);
		}
	};

	stderr.write('NODE_DEBUG is set and not followed, because Node would print the management token.\n');
}
