import {toJsonSchema} from '@valibot/to-json-schema';
import {version} from '../../version.js';
import {describedOutputs, type OutputName} from './described-outputs.js';
import {outputSchema} from './output-schema.js';

/**
A JSON Schema, as far as this program looks into it.
*/
export type JsonSchema = ReturnType<typeof toJsonSchema>;

// The sources that run unbundled have no version.
const major = Number(version.split('.', 1)) || 1;

const promise = 'Within a major version of influx-tokens no field loses its name or its meaning, and a new field may be added: ignore the fields that you do not know.';

/**
The JSON Schema (draft 2020-12) of what the commands of a name print with `--format json`. It allows unknown fields where a later version may add some.
*/
export function jsonSchemaOf(name: OutputName): JsonSchema {
	const {commands, about, shape} = describedOutputs[name];
	const {$schema, ...schema} = toJsonSchema(outputSchema(name), {
		target: 'draft-2020-12',
		// These actions say nothing of JSON: `readonly` is for TypeScript, and each `check` stands beside a format or a description.
		ignoreActions: ['readonly', 'check'],
	});
	return {
		$schema,
		$id: `urn:influx-tokens:${major}:${name}`,
		title: commands.map(command => `influx-tokens ${command}`).join(', '),
		description: `${about.charAt(0).toUpperCase()}${about.slice(1)}.${shape === 'list' ? ' With --format jsonl each line is one item of this list.' : ''} ${promise}`,
		...schema,
	};
}
