import {parseArgs} from 'node:util';
import {partNames, type PartName} from './part-names.js';

export type BenchOptions = {
	/**
	The parts to measure, in the order of the table.
	*/
	readonly only: readonly PartName[];
	readonly isSaved: boolean;
};

/**
Reads the arguments: `--only start,keys` and `--save`. Gives one sentence about the first mistake instead. A saved file has every part, so `--save` cannot go with `--only`.
*/
export function readOptions(parameters: readonly string[]): BenchOptions | string {
	const usage = `npm run bench -- [--only ${partNames.join('|')}] [--save]`;
	try {
		const {values: {only = [], save = false}} = parseArgs({
			args: [...parameters],
			options: {only: {type: 'string', multiple: true}, save: {type: 'boolean'}},
		});
		const wanted = only.flatMap(names => names.split(','));
		const unknown = wanted.find(name => !partNames.includes(name as PartName));
		if (unknown !== undefined) {
			return `There is no part "${unknown}". ${usage}`;
		}

		return save && wanted.length > 0 ? `--save writes every part, so it cannot go with --only. ${usage}` : {only: wanted.length === 0 ? partNames : partNames.filter(name => wanted.includes(name)), isSaved: save};
	} catch (error) {
		return `${(error as Error).message} ${usage}`;
	}
}
