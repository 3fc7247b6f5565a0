/*
The package that npm packs has a shorter package.json than the repository. npm reads package.json from one place only, so the shorter one takes the place of the whole one while npm packs, and the whole one is put back afterwards.

The bundle contains what it needs of the dependencies, so the shorter one names no dependencies: an installation fetches this one package and needs no network for others. It also leaves out what only the repository needs.
*/
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {fileURLToPath} from 'node:url';

const manifest = fileURLToPath(new URL('../package.json', import.meta.url));
// The whole one lies here meanwhile. The folder is not committed, and this file in it is not packed.
const folder = fileURLToPath(new URL('../dist', import.meta.url));
const kept = fileURLToPath(new URL('../dist/whole-package.json', import.meta.url));

const ofRepository = new Set(['scripts', 'allowScripts', 'dependencies', 'devDependencies']);

function packedText(text) {
	const entries = Object.entries(JSON.parse(text)).filter(([name]) => !ofRepository.has(name));
	return `${JSON.stringify(Object.fromEntries(entries), undefined, '\t')}\n`;
}

/**
Puts the whole package.json back, if a packing has moved it away. Every build does this too, because a packing may have been killed. A package.json that was edited meanwhile stays as it is.
*/
export function restoreManifest() {
	if (!existsSync(kept)) {
		return;
	}

	if (readFileSync(manifest, 'utf8') === packedText(readFileSync(kept, 'utf8'))) {
		renameSync(kept, manifest);
	} else {
		rmSync(kept);
	}
}

/**
Puts the shorter package.json in the place of the whole one.
*/
export function writeManifest() {
	restoreManifest();
	const whole = readFileSync(manifest, 'utf8');
	mkdirSync(folder, {recursive: true});
	writeFileSync(kept, whole);
	writeFileSync(manifest, packedText(whole));
}
