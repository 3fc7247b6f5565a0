import assert from 'node:assert/strict';
import test from 'node:test';
import {
	allCommands,
	examplesIn,
	helpOf,
	programToRead,
} from '../../../../scripts/read-program.js';
import {exitCodeTable} from '../../../../source/exit-codes.js';
import {readCall, wordsOfCall} from '../../../helpers/commands/read-call.js';

const program = programToRead();
const commands = allCommands(program);
const nameOf = (path: readonly string[]) => ['influx-tokens', ...path].join(' ');

test('the program has its main commands, and its help does not show complete-words', () => {
	const names = commands.map(({path}) => path.join(' '));
	for (const name of ['', 'list', 'get', 'plan revoke', 'plan suspend', 'apply', 'activity', 'profiles', 'info', 'emulator', 'completion']) {
		assert.ok(names.includes(name), name);
	}

	assert.ok(names.every(name => !name.startsWith('complete-words')));
});

for (const {path, command} of commands) {
	test(`the help of ${nameOf(path)} fits 80 columns, has an example, and describes every option and argument`, () => {
		const help = helpOf(command);
		assert.deepEqual(help.split('\n').filter(line => line.length > 80), []);
		assert.doesNotMatch(help, /display help|output the version/);
		assert.notEqual(command.description(), '');
		for (const option of command.createHelp().visibleOptions(command)) {
			assert.notEqual(option.description, '', option.flags);
		}

		for (const argument of command.registeredArguments) {
			assert.notEqual(argument.description, '', argument.name());
		}

		assert.ok(examplesIn(help).length > 0, help);
	});

	test(`the examples of ${nameOf(path)} call this command with options and arguments that it takes`, () => {
		for (const example of examplesIn(helpOf(command))) {
			const [name, ...words] = wordsOfCall(example)!;
			assert.equal(name, 'influx-tokens', example);
			const {names, why, isIncomplete} = readCall(words);
			assert.equal(why, undefined, example);
			assert.ok(!isIncomplete, example);
			if (path.length > 0) {
				assert.ok(nameOf(names).startsWith(nameOf(path)), example);
			}
		}
	});
}

test('the program\'s help names the exit codes and the manual', () => {
	const help = helpOf(program);
	assert.match(help, /\nExit codes:\n {2}0 {4}all was done\n/);
	for (const {code, meaning} of exitCodeTable) {
		assert.ok(help.includes(`\n  ${String(code).padEnd(3)}  ${meaning}\n`), meaning);
	}

	assert.match(help, /man influx-tokens/);
});

test('the options that say where to work come after the command\'s own, and before the examples', () => {
	const help = helpOf(commands.find(({path}) => path.join(' ') === 'list')!.command);
	assert.ok(help.indexOf('\nOptions:') < help.indexOf('\nWhere to work:'));
	assert.ok(help.indexOf('\nWhere to work:') < help.indexOf('\nExamples:'));
});
