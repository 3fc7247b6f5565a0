/**
Prints the section of CHANGELOG.md about the version that the command line names, for its release. Ends with exit code 1 where there is none.
*/
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

/**
The text between the heading of a version and the next heading; undefined where no heading names the version.
*/
export function releaseNotes(changelog, version) {
	const section = changelog.split(/^## /m).slice(1).find(text => text.split(/\s/, 1)[0] === version);
	return section?.slice(section.indexOf('\n')).trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const version = process.argv[2] ?? '';
	const notes = releaseNotes(readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8'), version);
	if (notes) {
		process.stdout.write(`${notes}\n`);
	} else {
		process.stderr.write(`CHANGELOG.md has no section about ${version === '' ? 'a version without a number' : version}.\n`);
		process.exitCode = 1;
	}
}
