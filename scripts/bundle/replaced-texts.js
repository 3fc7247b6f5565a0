import {readFile} from 'node:fs/promises';

/**
A plugin for rolldown that replaces texts in files of packages. `changes` says for each file, named by its end below `node_modules/`, which texts become which. A text is replaced in one place, or in every place where `everywhere` follows it.

The build fails where a file no longer holds such a text, or holds it in more places: somebody then has to see whether the change is still needed and still right.
*/
export function replacedTexts(name, changes) {
	const folder = 'node_modules/';
	return {
		name,
		async load(id) {
			const path = id.replaceAll('\\', '/');
			const file = path.slice(path.lastIndexOf(folder) + folder.length);
			if (!path.includes(folder) || !Object.hasOwn(changes, file)) {
				return undefined;
			}

			let text = await readFile(id, 'utf8');
			for (const [from, to, extent] of changes[file]) {
				const count = text.split(from).length - 1;
				if (count === 0 || (count > 1 && extent !== 'everywhere')) {
					throw new Error(`${id} holds this text in ${count} places: ${from}\nSee the plugin ${name} in scripts/bundle/.`);
				}

				text = text.replaceAll(from, () => to);
			}

			return text;
		},
	};
}
