/**
For `node --import`: writes to `loaded.json` in the home directory which of Node's heavy modules are loaded when the program has drawn its first frame.
*/
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const heavy = ['assert', 'child_process', 'crypto', 'dgram', 'dns', 'http', 'http2', 'https', 'tls', 'worker_threads', 'zlib'];
const {stdout} = process;
const write = stdout.write.bind(stdout) as (...parameters: readonly unknown[]) => boolean;

stdout.write = (...parameters: readonly unknown[]) => {
	const [text] = parameters;
	const isWritten = write(...parameters);
	if (String(text).includes('Choose a profile')) {
		stdout.write = write;
		// Undocumented: the list of Node's modules that are loaded.
		const {moduleLoadList} = process as unknown as {readonly moduleLoadList: readonly string[]};
		writeFileSync(path.join(process.env.HOME!, 'loaded.json'), JSON.stringify(heavy.filter(name => moduleLoadList.includes(`NativeModule ${name}`))));
	}

	return isWritten;
};
