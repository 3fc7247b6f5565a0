import {
	filesElsewhere,
	hashes,
	mayImport,
	mayUse,
	outwardModules,
	purePackages,
	pureRooms,
} from './rooms.js';
import {packageOf, roomOf, type SourceFile} from './source-files.js';

const typePrefix = 'type ';

/**
Whether one of the rules (`theme`, `api/types`, `type profiles`, `*`) allows a target. `names` are all the names it goes by: its room and its file, or its package.
*/
function isAllowed(rules: readonly string[], names: readonly string[], isType: boolean): boolean {
	return rules.some(rule => {
		const isTypeRule = rule.startsWith(typePrefix);
		const allowed = isTypeRule ? rule.slice(typePrefix.length) : rule;
		return (isType || !isTypeRule) && (allowed === '*' || names.includes(allowed));
	});
}

const arrow = (file: SourceFile, target: string, isType: boolean): string => `${file.name} imports ${isType ? typePrefix : ''}${target}`;

/**
The imports of our own files that the picture does not have, one sentence each.
*/
export function forbiddenArrows(files: readonly SourceFile[]): readonly string[] {
	return files.flatMap(file => file.files
		.filter(({specifier, isType}) => {
			const room = roomOf(specifier);
			return room !== file.room && !isAllowed(mayImport[file.room] ?? [], [room, specifier.replace(/^source\//, '')], isType);
		})
		.map(({specifier, isType}) => arrow(file, specifier, isType)));
}

/**
The packages, and the modules of Node that reach out of the process, that a file uses without its room being one of those that may.
*/
export function forbiddenModules(files: readonly SourceFile[]): readonly string[] {
	return files.flatMap(file => file.modules
		.filter(({specifier, isType}) => {
			const name = packageOf(specifier);
			const isHarmless = name.startsWith('node:') && !outwardModules.includes(name);
			const isNamedFile = name.startsWith('node:fs') && filesElsewhere.includes(file.name);
			// A type loads nothing: only packages are held to the table then.
			const isTypeOfNode = isType && name.startsWith('node:');
			return !isHarmless && !isNamedFile && !isTypeOfNode && !isAllowed(mayUse[file.room] ?? [], [name], isType);
		})
		.map(({specifier, isType}) => arrow(file, specifier, isType)));
}

/**
The modules that a pure room would load, by way of whatever files.
*/
export function impurities(files: readonly SourceFile[]): readonly string[] {
	const byName = new Map(files.map(file => [file.name, file]));
	const reached = new Set<SourceFile>();
	const visit = (file: SourceFile): void => {
		if (reached.has(file)) {
			return;
		}

		reached.add(file);
		for (const {specifier, isType} of file.files) {
			const target = byName.get(specifier);
			if (target && !isType) {
				visit(target);
			}
		}
	};

	for (const file of files) {
		if (pureRooms.includes(file.room)) {
			visit(file);
		}
	}

	return [...reached].flatMap(file => file.modules
		.filter(({specifier, isType}) => !isType && !purePackages.includes(packageOf(specifier)) && !(specifier === 'node:crypto' && hashes.includes(file.name)))
		.map(({specifier}) => arrow(file, specifier, false)));
}

/**
A circle of imports, types included, as the names along it; `undefined` where there is none.
*/
export function findCircle(files: readonly SourceFile[]): readonly string[] | undefined {
	const byName = new Map(files.map(file => [file.name, file]));
	const done = new Set<string>();

	const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
		const start = path.indexOf(name);
		if (start !== -1) {
			return [...path.slice(start), name];
		}

		if (done.has(name)) {
			return undefined;
		}

		for (const {specifier} of byName.get(name)?.files ?? []) {
			const circle = walk(specifier, [...path, name]);
			if (circle) {
				return circle;
			}
		}

		done.add(name);
		return undefined;
	};

	for (const {name} of files) {
		const circle = walk(name, []);
		if (circle) {
			return circle;
		}
	}

	return undefined;
}
