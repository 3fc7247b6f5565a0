import {parse, TomlError} from 'smol-toml';

/**
A `[[profile]]` of influxctl's config, as the file has it: it may hold tokens.
*/
export type InfluxctlTable = Readonly<Record<string, unknown>>;

export type InfluxctlConfig =
	| {readonly ok: true; readonly tables: readonly InfluxctlTable[]}
	/**
	A sentence part that never repeats the file's text: `line 3, column 7: unfinished string`.
	*/
	| {readonly ok: false; readonly problem: string};

/**
The profiles in the text of influxctl's `config.toml`, unchecked. The rest of the text is ignored.
*/
export function parseInfluxctlConfig(text: string): InfluxctlConfig {
	let content: InfluxctlTable;
	try {
		content = parse(text.replace(/^\u{FEFF}/u, ''));
	} catch (error) {
		if (!(error instanceof TomlError)) {
			throw error;
		}

		// The lines after the first show a piece of the file.
		const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n', 1);
		return {ok: false, problem: `line ${error.line}, column ${error.column}: ${reason}`};
	}

	const {profile = []} = content;
	return Array.isArray(profile) && profile.every(table => isTable(table))
		? {ok: true, tables: profile}
		: {ok: false, problem: 'its profiles are not tables like [[profile]]'};
}

/**
Whether a value of a TOML file is a table.
*/
export function isTable(value: unknown): value is InfluxctlTable {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
