import {readFileSync} from 'node:fs';
import {cpus, release, totalmem} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from '../../test/helpers/project-folder.js';
import {comparators} from '../stage/comparators.js';

/**
What the figures were measured with and on, by name. A comparator that is absent says so.
*/
export function describeMachine(): Readonly<Record<string, string>> {
	const {version} = JSON.parse(readFileSync(path.join(projectFolder(), 'package.json'), 'utf8')) as {readonly version: string};
	const processors = cpus();
	return {
		date: new Date().toISOString().slice(0, 10),
		'influx-tokens': version,
		node: process.version,
		fzf: comparators.fzf?.version ?? 'not on this machine',
		curl: comparators.curl?.version ?? 'not on this machine',
		system: `${process.platform} ${release()} ${process.arch}`,
		processors: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
		memory: `${Math.round(totalmem() / 1e9)} GB`,
	};
}
