import path from 'node:path';

/**
The parts of the bundle that load at once, by the module that each begins with. The first screen needs only the first part; a module belongs to the first part in this list that reaches it without an `import()`. Everything else is split as the `import()`s of the sources say.
*/
const parts = [
	{name: 'first', entries: ['cli.tsx']},
	{name: 'screens', entries: ['source/screens/screen-view.tsx', 'source/session/open-profile.tsx', 'source/session/open-cluster.tsx', 'source/session/link/guide.tsx']},
	{name: 'commands', entries: ['source/commands/make-program.ts', 'source/commands/run-program.ts', 'source/commands/shared/program/link-of-options.ts']},
];

/**
The groups of rolldown's code splitting for the program whose sources lie in `folder`, and the plugin that tells them which module imports which. One chunk for each part starts faster than the dozens that rolldown makes by itself.
*/
export function chunks(folder) {
	const imports = new Map();
	let partOf;

	const divide = () => {
		const found = new Map();
		const visit = (id, name) => {
			if (found.has(id)) {
				return;
			}

			found.set(id, name);
			for (const imported of imports.get(id) ?? []) {
				visit(imported, name);
			}
		};

		for (const {name, entries} of parts) {
			for (const entry of entries) {
				visit(path.join(folder, entry), name);
			}
		}

		return found;
	};

	return {
		plugin: {
			name: 'chunks',
			buildStart() {
				imports.clear();
				partOf = undefined;
			},
			moduleParsed({id, importedIds}) {
				imports.set(id, importedIds);
			},
		},
		groups: parts.map(({name}) => ({
			name,
			test(id) {
				partOf ??= divide();
				return partOf.get(id) === name;
			},
		})),
	};
}
