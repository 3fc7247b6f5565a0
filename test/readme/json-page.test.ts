import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {fieldTable} from '../../scripts/json-page/field-table.js';
import {jsonExamples} from '../../scripts/json-page/json-examples.js';
import {jsonPage} from '../../scripts/json-page/json-page.js';
import {outputNames} from '../../source/commands/schema/described-outputs.js';
import {jsonSchemaOf} from '../../source/commands/schema/json-schema.js';
import {closedValidator} from '../helpers/commands/closed-validator.js';
import {projectFolder} from '../helpers/project-folder.js';

const onWindows = {skip: process.platform === 'win32' ? 'the examples have the paths of other systems' : false};

test('docs/json.md has the fields of the schemas and an example of each that is as its schema says (else: npm run readme)', onWindows, async () => {
	const examples = await jsonExamples();
	for (const name of outputNames) {
		closedValidator(jsonSchemaOf(name))(examples.get(name)?.value, name);
	}

	assert.equal(readFileSync(path.join(projectFolder(), 'docs', 'json.md'), 'utf8'), jsonPage(examples));
});

function namesIn(value: unknown): readonly string[] {
	return typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, part]) => key === 'properties' ? [...Object.keys(part as Record<string, unknown>), ...Object.values(part as Record<string, unknown>).flatMap(field => namesIn(field))] : namesIn(part));
}

test('the table of an output has each field of its schema once', () => {
	for (const name of outputNames) {
		const schema = jsonSchemaOf(name);
		const paths = fieldTable(schema).split('\n').slice(2).map(row => /^\| `(?<field>[^`]+)`/.exec(row)!.groups!.field!);
		assert.equal(new Set(paths).size, paths.length, name);
		assert.deepEqual(new Set(paths.map(field => field.split('.').at(-1)!.replaceAll('[]', ''))), new Set(namesIn(schema)), name);
	}
});

test('a table names the path, the types and the meaning of a field, and whether it is always there', () => {
	const text = {type: 'string', description: 'A text | with a line.'} as const;
	const table = fieldTable({
		type: 'array',
		items: {
			anyOf: [
				{type: 'object', properties: {id: text, tags: {type: 'array', items: {type: 'object', properties: {at: {type: 'string', format: 'date-time', description: 'When.'}}, required: ['at']}, description: 'The tags.'}}, required: ['id', 'tags']},
				{type: 'object', properties: {id: {description: 'Odd.'}, more: {enum: ['a', 'b'], type: 'string', description: 'More.'}}, required: ['id', 'more']},
			],
		},
	});
	assert.deepEqual(table.split('\n').slice(2), [
		String.raw`| ${'`id`'} | string; any JSON in an odd token | A text \| with a line. |`,
		'| `tags` | list of objects; not always there | The tags. |',
		'| `tags[].at` | time | When. |',
		'| `more` | `a`, `b`; not always there | More. |',
	]);
});
