import assert from 'node:assert/strict';
import {Ajv2020} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
The same JSON Schema, but an object may have only the fields that it names. The schema that a user gets allows others, so that a later version may add some; in a test a field without a description is a mistake.
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
Makes a function that asserts that a value is as a JSON Schema says, and has no field that the schema does not name. Throws where the schema is none of draft 2020-12.
*/
export function closedValidator(schema: unknown): (value: unknown, name: string) => void {
	const ajv = new Ajv2020({strict: true, strictTypes: false, allErrors: true});
	formats.default(ajv);
	const validate = ajv.compile(closed(schema) as Node);
	return (value, name) => {
		assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors?.slice(0, 8), undefined, 2)}\n${JSON.stringify(value, undefined, 2).slice(0, 2000)}`);
	};
}
