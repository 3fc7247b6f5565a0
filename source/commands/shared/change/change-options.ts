import {InvalidArgumentError, Option, type Command} from 'commander';
import {addTokenFormatOptions} from '../output/format-option.js';
import {addPlaceOptions, type PlaceOptions} from '../place/place-options.js';

/**
The options of every command that changes something.
*/
export type ChangeOptions = PlaceOptions & {
	readonly dryRun?: boolean;
	/**
	Kept in the journal.
	*/
	readonly reason?: string;
};

/**
The options of every command that changes tokens that exist.
*/
export type ExistingOptions = ChangeOptions & {
	/**
	The profile's name, which a protected profile asks for.
	*/
	readonly confirm?: string;
	/**
	The whole IDs of tokens that the policy protects, which may be revoked or weakened all the same.
	*/
	readonly confirmToken?: readonly string[];
};

const mostAtOnce = 8;

/**
The heading under which the help has the options without a group of their own.
*/
export const otherOptions = 'Options:';

/**
Adds the options of every command that changes something.
*/
export function addChangeOptions(command: Command): Command {
	addPlaceOptions(command)
		.option('--dry-run', 'check everything and show what would be sent, without sending it')
		.option('--reason <text>', 'why, for the journal');
	return addTokenFormatOptions(command, ', of the tokens that are as asked now');
}

/**
Adds the options of commands that change existing tokens.
*/
export function addExistingOptions(command: Command): Command {
	return addConfirmOptions(addChangeOptions(command));
}

/**
Adds the options with which a script confirms a change of what is protected: the profile, or single tokens.
*/
export function addConfirmOptions(command: Command): Command {
	return command
		.option('--confirm <name>', 'the profile\'s name, where the profile is protected')
		.option('--confirm-token <id>', 'whole ID of a token that the policy protects and that loses something; again for more', collect);
}

/**
Adds the options of commands that change many tokens.
*/
export function addBatchOptions(command: Command): Command {
	return addChoiceOptions(addExistingOptions(command), {takesIds: true})
		.addOption(concurrencyOption());
}

/**
Adds the options that say which tokens are meant. `takesIds` says whether the command takes their IDs too.
*/
export function addChoiceOptions(command: Command, {takesIds}: {readonly takesIds: boolean}): Command {
	return command
		.optionsGroup(takesIds ? 'Which tokens (required: their IDs, or one of these):' : 'Which tokens (required: one of these):')
		.option('--filter <filter>', 'the tokens that this filter shows, revoked ones left out; again for another that must match too', collect)
		.option('--from <file>', 'the tokens whose IDs this file holds: one a line, or what list printed as CSV or JSON; - for standard input')
		.option('--all-tokens', 'every token of the cluster that is not revoked')
		.optionsGroup(otherOptions)
		.option('--accept-clock', 'let a filter go by this machine\'s clock where it differs from the service\'s');
}

/**
`--concurrency`: how many requests that change a token are sent at once.
*/
export function concurrencyOption(): Option {
	return new Option('--concurrency <number>', `tokens changed at once, 1 to ${mostAtOnce} (default 4)`).argParser(text => {
		const number = Number(text);
		if (!Number.isSafeInteger(number) || number < 1 || number > mostAtOnce) {
			throw new InvalidArgumentError(`It takes a whole number from 1 to ${mostAtOnce}.`);
		}

		return number;
	});
}

/**
Adds the options that name databases; each may be given more than once.
*/
export function addGrantOptions(command: Command, {read, write}: {readonly read: string; readonly write: string}): Command {
	return command
		.option('--read-database <name>', read, collect)
		.option('--write-database <name>', write, collect);
}

/**
Collects the values of an option that may be given more than once.
*/
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
	return [...before ?? [], value];
}

/**
Adds the options that say where the secret of a new token goes. `required` is a part of their heading in the help: when one of them must be given.
*/
export function addSecretOptions(command: Command, required: string): Command {
	return command
		.optionsGroup(`Where the secret goes (${required}):`)
		.option('--secret-file <file>', 'write the secret to this new file, which only you can read')
		.option('--secret-command <command>', 'give the secret to the standard input of this command; no shell')
		.option('--print-secret', 'print the secret to stdout; with --format json as accessToken')
		.optionsGroup(otherOptions);
}
