import assert from 'node:assert/strict';
import test from 'node:test';
import {
	allCommands,
	examplesIn,
	helpOf,
	programToRead,
} from '../../../../scripts/read-program.js';
import {exitCodeTable} from '../../../../source/exit-codes.js';

const program = programToRead();
const commands = allCommands(program);
const nameOf = (path: readonly string[]) => ['influx-tokens', ...path].join(' ');

/**
Splits the first call of influx-tokens in an example into words, as a shell does.
*/
function ourWords(example: string): readonly string[] {
	const start = example.search(/(?<=^|<\(|\$\()influx-tokens/);
	const words = [];
	for (const {groups} of example.slice(start).matchAll(/'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<end>[)>|])|(?<bare>[^\s"')>|]+)/g)) {
		if (groups?.end !== undefined) {
			break;
		}

		words.push(groups?.single ?? groups?.double ?? groups?.bare ?? '');
	}

	return words;
}

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
			const [name, ...words] = ourWords(example);
			assert.equal(name, 'influx-tokens', example);
			// Every example gets a new program, because an option that is given twice is refused.
			const fresh = programToRead();
			const names: string[] = [];
			let of = fresh;
			while (words[0] !== undefined && !words[0].startsWith('-') && of.commands.some(child => child.name() === words[0])) {
				of = of.commands.find(child => child.name() === words[0])!;
				names.push(words.shift()!);
			}

			if (path.length > 0) {
				assert.ok(nameOf(names).startsWith(nameOf(path)), example);
			}

			// Commander itself separates the options and their values from the arguments.
			const {operands, unknown} = of.parseOptions([...words]);
			assert.deepEqual(unknown, [], example);
			if (of === fresh) {
				assert.ok(['help', undefined].includes(operands[0]), example);
				continue;
			}

			const [least, most] = [of.registeredArguments.filter(argument => argument.required).length, of.registeredArguments.at(-1)?.variadic ? Infinity : of.registeredArguments.length];
			assert.ok(operands.length >= least, example);
			assert.ok(operands.length <= most, example);
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
