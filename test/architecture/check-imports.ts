import {
	outwardModules,
	pureFiles,
	pureModules,
	rooms,
	type Room,
} from './rooms.js';
import type {Import} from './read-imports.js';
import {packageOf, roomOf, type SourceFile} from './source-files.js';

const typePrefix = 'type ';
const noRoom: Room = {loads: [], readsPureFilesOf: [], uses: []};

const arrow = (file: SourceFile, {specifier, isType}: Import): string => `${file.name} imports ${isType ? typePrefix : ''}${specifier}`;

/**
Whether an import of a package or of one of Node's modules leaves a file pure.
*/
function isPureModule({specifier, isType, names}: Import): boolean {
	const allowed = pureModules[packageOf(specifier)] ?? [];
	return isType || allowed.includes('*') || (names.length > 0 && names.every(name => allowed.includes(name)));
}

/**
Every import that makes a file impure: its own, and those of the files that it loads.
*/
export function impurities(file: SourceFile, byName: ReadonlyMap<string, SourceFile>): readonly string[] {
	const reached = new Set<SourceFile>();
	const visit = (visited: SourceFile | undefined): void => {
		if (!visited || reached.has(visited)) {
			return;
		}

		reached.add(visited);
		for (const {specifier, isType} of visited.files) {
			if (!isType) {
				visit(byName.get(specifier));
			}
		}
	};

	visit(file);
	return [...reached].flatMap(visited => visited.modules.filter(entry => !isPureModule(entry)).map(entry => arrow(visited, entry)));
}

/**
The impurities of all files that must be pure according to `pureFiles`.
*/
export function allImpurities(files: readonly SourceFile[]): readonly string[] {
	const byName = new Map(files.map(file => [file.name, file]));
	const asked = files.filter(({path}) => pureFiles.some(pattern => pattern.test(path)));
	return [...new Set(asked.flatMap(file => impurities(file, byName)))];
}

/**
The imports of our own files that the rules of the rooms do not allow, one sentence each.
*/
export function forbiddenArrows(files: readonly SourceFile[]): readonly string[] {
	const byName = new Map(files.map(file => [file.name, file]));
	const isAllowed = (file: SourceFile, {specifier, isType}: Import): boolean => {
		const target = roomOf(specifier);
		const {loads, readsPureFilesOf} = rooms[file.room] ?? noRoom;
		if (target === file.room || loads.includes('*') || loads.includes(target)) {
			return true;
		}

		const targetFile = byName.get(specifier);
		return readsPureFilesOf.includes(target) && (isType || (targetFile !== undefined && impurities(targetFile, byName).length === 0));
	};

	return files.flatMap(file => file.files.filter(entry => !isAllowed(file, entry)).map(entry => arrow(file, entry)));
}

/**
The rules that let a room import itself or a room above it, one sentence each.
*/
export function upwardRules(): readonly string[] {
	const order = Object.keys(rooms);
	return Object.entries(rooms).flatMap(([room, {loads, readsPureFilesOf}]) => [...loads, ...readsPureFilesOf]
		.filter(target => target !== '*' && order.indexOf(target) <= order.indexOf(room))
		.map(target => `${room} may import ${target}`));
}

/**
The imports of packages, and of those modules of Node that reach out of the process, that the rule of the file's room does not allow, one sentence each.
*/
export function forbiddenModules(files: readonly SourceFile[]): readonly string[] {
	return files.flatMap(file => file.modules
		.filter(({specifier, isType}) => {
			const name = packageOf(specifier);
			const isNode = name.startsWith('node:');
			const {uses} = rooms[file.room] ?? noRoom;
			// A type of Node loads nothing. The rule of the room applies to the types of packages too.
			const isHarmless = isNode && (isType || !outwardModules.includes(name));
			return !isHarmless && !uses.includes(name) && !(isType && uses.includes(`${typePrefix}${name}`));
		})
		.map(entry => arrow(file, entry)));
}

/**
A circle of imports, type imports included, as the names of its files in order, the first one again at the end. `undefined` when there is no circle.
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
