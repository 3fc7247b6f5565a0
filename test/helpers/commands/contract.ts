import assert from 'node:assert/strict';
import {Ajv2020} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import {describedOutputs, type OutputName} from '../../../source/commands/schema/described-outputs.js';
import type {Machine} from './start-machine.js';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
The same JSON Schema, but an object may have only the fields that it names. The schema that a user gets allows others, so that a later version may add some; here a field without a description is a mistake.
*/
function closed(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(item => closed(item));
	}

	if (!isNode(value)) {
		return value;
	}

	const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'const' || key === 'enum' ? part : closed(part)]));
	return isNode(value.properties) && value.type === 'object' && !('additionalProperties' in value) ? {...inner, additionalProperties: false} : inner;
}

/**
Makes a function that asserts that an output is as `influx-tokens schema NAME` says, and has no other field. The schemas come from the built program itself, once each.
*/
export function contractOf(machine: Machine): (name: OutputName, stdout: string, format?: 'json' | 'jsonl') => Promise<unknown> {
	const ajv = new Ajv2020({strict: true, strictTypes: false, allErrors: true});
	formats.default(ajv);
	const known = new Map<OutputName, ReturnType<typeof ajv.compile>>();
	return async (name, stdout, format = 'json') => {
		if (!known.has(name)) {
			const printed = await machine.run(['schema', name]);
			assert.equal(printed.code, 0, printed.stderr);
			known.set(name, ajv.compile(closed(JSON.parse(printed.stdout)) as Node));
		}

		const validate = known.get(name)!;
		const lines = format === 'jsonl' ? stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as unknown) : undefined;
		const values = lines === undefined ? [JSON.parse(stdout) as unknown] : (describedOutputs[name].shape === 'line' ? lines : [lines]);
		for (const value of values) {
			assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors?.slice(0, 8), undefined, 2)}\n${JSON.stringify(value, undefined, 2).slice(0, 2000)}`);
		}

		return lines ?? values[0];
	};
}
