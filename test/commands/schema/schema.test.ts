import assert from 'node:assert/strict';
import test from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import {allCommands, programToRead} from '../../../scripts/read-program.js';
import {describedOutputs, outputNames} from '../../../source/commands/schema/described-outputs.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

/**
The commands that print no JSON of their own.
*/
const withoutJson = new Set(['journal import', 'completion', 'emulator', 'licenses', 'schema']);

test('each command of the program has a described output or is known to print no JSON, and each that takes --format json has one', () => {
	const described = new Set(outputNames.flatMap(name => describedOutputs[name].commands));
	const leaves = allCommands(programToRead()).filter(({path, command}) => path.length > 0 && command.createHelp().visibleCommands(command).length === 0);
	const missing = leaves.filter(({path, command}) => {
		const words = path.join(' ');
		const isTakesJson = command.options.some(({long, argChoices}) => long === '--format' && argChoices?.includes('json'));
		return !described.has(words) && (isTakesJson || !withoutJson.has(words));
	});
	assert.deepEqual(missing.map(({path}) => path.join(' ')), [], 'give them a schema in source/commands/schema/');
	const names = new Set(leaves.map(({path}) => path.join(' ')));
	assert.deepEqual([...described].filter(words => !names.has(words.replace(/ --.*/, ''))), [], 'no such command');
});

type Schema = Readonly<Record<string, unknown>>;

function * withoutMeaning(value: unknown, path: string): Generator<string, void, undefined> {
	if (typeof value !== 'object' || value === null) {
		return;
	}

	for (const [key, part] of Object.entries(value)) {
		if (key === 'properties') {
			for (const [name, field] of Object.entries(part as Record<string, Schema>)) {
				if (typeof field.description !== 'string' || !/^[A-Z`].*\.$/s.test(field.description)) {
					yield `${path}.${name}`;
				}
			}
		}

		yield * withoutMeaning(part, key === 'properties' ? path : `${path}.${key}`);
	}
}

test('schema prints for each name a valid JSON Schema that says what each field means and leaves room for later fields', async t => {
	const machine = await startMachine(t, {tokens: 3});
	const ajv = new Ajv2020({strict: true, strictTypes: false});
	formats.default(ajv);
	for (const name of outputNames) {
		const {code, stdout, stderr} = await machine.run(['schema', name]);
		assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
		const schema = JSON.parse(stdout) as Schema;
		assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
		assert.equal(schema.$id, `urn:influx-tokens:1:${name}`);
		assert.match(schema.title as string, /^influx-tokens /);
		assert.match(schema.description as string, /ignore the fields that you do not know\.$/);
		assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
		assert.deepEqual([...withoutMeaning(schema, name)], []);
		// The file of a plan is refused where it holds an unknown field.
		assert.equal(stdout.includes('"additionalProperties": false'), name === 'plan', name);
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('schema without a name lists the names, and refuses one that does not exist', async t => {
	const machine = await startMachine(t, {tokens: 3});
	const {code, stdout, stderr} = await machine.run(['schema']);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	assert.deepEqual(stdout.trimEnd().split('\n').slice(1).map(line => line.split(' ', 1)[0]), outputNames);
	assert.ok(stdout.split('\n').every(line => line.length <= 80));
	const wrong = await machine.run(['schema', 'lists']);
	assert.equal(wrong.code, 2);
	assert.match(wrong.stderr, /'lists' is invalid.*list, list-columns/);
	const completed = await machine.shell('$influx_tokens_anywhere complete-words bash 2 -- influx-tokens schema rot');
	assert.deepEqual(completed.stdout.trimEnd().split('\n').map(word => word.trim()), ['rotate', 'rotate-list']);
});
