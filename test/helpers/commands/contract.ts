import assert from 'node:assert/strict';
import {describedOutputs, type OutputName} from '../../../source/commands/schema/described-outputs.js';
import {closedValidator} from './closed-validator.js';
import type {Machine} from './start-machine.js';

/**
Makes a function that asserts that an output is as `influx-tokens schema NAME` says, and has no other field. The schemas come from the built program itself, once each. Gives what was printed; of JSON lines a list.
*/
export function contractOf(machine: Machine): (name: OutputName, stdout: string, format?: 'json' | 'jsonl') => Promise<unknown> {
	const known = new Map<OutputName, ReturnType<typeof closedValidator>>();
	return async (name, stdout, format = 'json') => {
		if (!known.has(name)) {
			const printed = await machine.run(['schema', name]);
			assert.equal(printed.code, 0, printed.stderr);
			known.set(name, closedValidator(JSON.parse(printed.stdout)));
		}

		const lines = format === 'jsonl' ? stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as unknown) : undefined;
		const values = lines === undefined ? [JSON.parse(stdout) as unknown] : (describedOutputs[name].shape === 'line' ? lines : [lines]);
		for (const value of values) {
			known.get(name)!(value, name);
		}

		return lines ?? values[0];
	};
}
