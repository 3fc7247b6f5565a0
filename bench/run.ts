/**
Measures what the program costs, beside what it is compared with in the same run. `npm run bench`; it never fails because of a figure.
*/
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from '../test/helpers/project-folder.js';
import {readOptions, type BenchOptions} from './options.js';
import {parts} from './parts.js';
import {describeMachine} from './report/machine.js';
import {resultsFile} from './report/results-file.js';
import type {Section} from './report/section.js';
import {sectionText} from './report/table.js';
import {tell} from './stage/tell.js';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
	tell(options);
	process.exitCode = 2;
} else {
	await run(options);
}

async function run({only, isSaved}: BenchOptions): Promise<void> {
	const machine = describeMachine();
	const sections: Section[] = [];
	for (const name of only) {
		const measured = await parts[name]();
		sections.push(...measured);
		// At once, so that a run that is stopped has shown what it measured.
		process.stdout.write(`${measured.map(section => sectionText(section)).join('\n')}\n`);
	}

	const json = path.join(projectFolder(), 'build/bench.json');
	writeFileSync(json, `${JSON.stringify({machine, sections}, undefined, '\t')}\n`);
	tell(`The figures as JSON: ${path.relative(process.cwd(), json)}`);
	if (!isSaved) {
		return;
	}

	writeFileSync(path.join(projectFolder(), 'bench/RESULTS.md'), resultsFile(machine, sections));
	tell('bench/RESULTS.md is written.');
}
