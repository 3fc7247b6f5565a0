/*
The package.json that is packed is another than the repository's: npm reads it from where the whole one is, which is put back after.

The bundle holds what it needs of the dependencies, so the packed manifest names none: an installation fetches the one package, without a network too. Nor does it name what only this repository has.
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
// Meanwhile the whole one is here: in a folder that is neither committed nor, this file of it, packed.
const folder = fileURLToPath(new URL('../dist', import.meta.url));
const kept = fileURLToPath(new URL('../dist/whole-package.json', import.meta.url));

const ofRepository = new Set(['scripts', 'allowScripts', 'dependencies', 'devDependencies']);

function packedText(text) {
	const entries = Object.entries(JSON.parse(text)).filter(([name]) => !ofRepository.has(name));
	return `${JSON.stringify(Object.fromEntries(entries), undefined, '\t')}\n`;
}

/**
Puts the whole package.json back, if it is away. A build does this too, for a packing that was killed; a package.json that was written since stays as it is.
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
Puts the packed package.json in the place of the whole one.
*/
export function writeManifest() {
	restoreManifest();
	const whole = readFileSync(manifest, 'utf8');
	mkdirSync(folder, {recursive: true});
	writeFileSync(kept, whole);
	writeFileSync(manifest, packedText(whole));
}
