import path from 'node:path';

/**
The modules with which the parts of the program begin that load at once.
*/
const entries = {
	start: ['cli.tsx'],
	firstScreen: ['source/open-screen.tsx'],
	screens: ['source/screens/screen-view.tsx', 'source/session/opening/open-profile.tsx', 'source/session/opening/open-cluster.tsx', 'source/session/link/guide.tsx'],
	commands: ['source/commands/make-program.ts', 'source/commands/run-program.ts', 'source/commands/shared/program/link-of-options.ts'],
};

/**
The names of the chunks, in the order in which a module that several parts reach belongs to the first of them.
*/
const names = ['start', 'first-screen', 'screens', 'commands'];

/**
The groups of rolldown's code splitting for the program whose sources lie in `folder`, and the plugin that tells them which module imports which. One chunk for each part that loads at once starts faster than the dozens that rolldown makes by itself. What a screen shares with some command has a chunk of its own, so that no command loads what only draws.

Everything else is split as the `import()`s of the sources say.
*/
export function chunks(folder) {
	const modules = new Map();
	let nameOf;

	const reach = (files, isDeep = false) => {
		const found = new Set();
		const visit = id => {
			if (found.has(id)) {
				return;
			}

			found.add(id);
			const {importedIds = [], dynamicallyImportedIds = []} = modules.get(id) ?? {};
			for (const imported of isDeep ? [...importedIds, ...dynamicallyImportedIds] : importedIds) {
				visit(imported);
			}
		};

		for (const file of files) {
			visit(path.join(folder, file));
		}

		return found;
	};

	const divide = () => {
		const parts = [reach(entries.start), reach(entries.firstScreen), reach(entries.screens), reach(entries.commands)];
		const ofSomeCommand = reach(entries.commands, true);
		return id => {
			const name = names[parts.findIndex(part => part.has(id))];
			return ofSomeCommand.has(id) && (name === 'first-screen' || name === 'screens') ? `${name}-shared` : name;
		};
	};

	return {
		plugin: {
			name: 'chunks',
			buildStart() {
				modules.clear();
				nameOf = undefined;
			},
			moduleParsed(module) {
				modules.set(module.id, module);
			},
		},
		// Rolldown puts what a module imports into the group of the module too, unless an earlier group has it.
		groups: ['start', 'first-screen-shared', 'screens-shared', 'first-screen', 'screens', 'commands'].map((name, index, {length}) => ({
			name,
			priority: length - index,
			test(id) {
				nameOf ??= divide();
				return nameOf(id) === name;
			},
		})),
	};
}
