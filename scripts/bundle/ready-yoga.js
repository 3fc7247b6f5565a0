import {readFile} from 'node:fs/promises';
import path from 'node:path';

const encoded = /data:application\/octet-stream;base64,(?<bytes>[\d+/=A-Za-z]+)/;

/**
A plugin for rolldown that makes Yoga, Ink's layout engine, ready as soon as it is loaded.

Yoga's own loader waits for a promise at the top of its module, which a CommonJS bundle cannot do. With the plugin, Yoga's WebAssembly is compiled at once from the same bytes. The build fails where Yoga no longer carries them as the plugin expects. Yoga without an `await` at the top of its module would make the plugin superfluous.
*/
export const readyYoga = {
	name: 'ready-yoga',
	async load(id) {
		const file = id.replaceAll('\\', '/');
		if (file.endsWith('/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js')) {
			const loader = await readFile(id, 'utf8');
			return loader.replace(encoded, 'data:application/octet-stream;base64,');
		}

		if (!file.endsWith('/yoga-layout/dist/src/index.js')) {
			return undefined;
		}

		const binary = await readFile(path.join(path.dirname(id), '../binaries/yoga-wasm-base64-esm.js'), 'utf8');
		const {bytes} = encoded.exec(binary)?.groups ?? {};
		const entry = await readFile(id, 'utf8');
		if (bytes === undefined || !binary.includes('h.instantiateWasm') || !entry.includes('wrapAssembly(await loadYoga())')) {
			throw new Error(`${id} is not loaded as before. See scripts/bundle/ready-yoga.js.`);
		}

		return entry.replace('const Yoga = wrapAssembly(await loadYoga());', () => [
			'const assembly = {',
			'	instantiateWasm(imports, receive) {',
			`		receive(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(${JSON.stringify(bytes)}, 'base64')), imports));`,
			'		return {};',
			'	},',
			'};',
			'loadYoga(assembly);',
			'const Yoga = wrapAssembly(assembly);',
		].join('\n'));
	},
};
