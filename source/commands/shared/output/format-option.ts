import {Option, type Command} from 'commander';
import {rowFormats, type RowFormat} from './row-formats.js';

/**
`--format`, for every command that prints rows.
*/
export function formatOption(standard: RowFormat = 'table'): Option {
	return new Option('--format <format>', 'form of the output').choices(rowFormats).default(standard);
}

/**
`--format` and `-q`, for every command whose rows are tokens. `more` says of which rows the IDs are printed.
*/
export function addTokenFormatOptions(command: Command, more = ''): Command {
	return command
		.addOption(formatOption().choices([...rowFormats, 'ids']))
		.option('-q, --quiet', `print IDs only, one on each line${more}; the same as --format ids`)
		// Commander's own conflicts() would find that -q conflicts with the format that it implies.
		.hook('preAction', self => {
			if (self.getOptionValue('quiet') !== true) {
				return;
			}

			if (self.getOptionValueSource('format') === 'cli' && self.getOptionValue('format') !== 'ids') {
				self.error('error: -q prints IDs only, so it cannot go with another --format.');
			}

			self.setOptionValue('format', 'ids');
		});
}

/**
`--raw`, for the commands that print text of the service. `more` is what it does besides.
*/
export function rawOption(more = ''): Option {
	return new Option('--raw', `with --format: control and invisible characters as they are, not escaped${more}`);
}
