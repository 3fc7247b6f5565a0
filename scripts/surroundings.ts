/**
What the program reads of its surroundings, and what it keeps. The README's tables and the manual's sections are made of it. Names and paths stand in backticks.
*/
export type Surrounding = {
	readonly names: readonly string[];
	readonly meaning: string;
};

export const environmentVariables: readonly Surrounding[] = [
	{names: ['ACCOUNT_ID', 'CLUSTER_ID', 'MANAGEMENT_TOKEN'], meaning: 'make the profile Environment'},
	{names: ['INFLUX_TOKENS_READ_ONLY'], meaning: '`1` refuses everything that changes something; so do `--read-only` and a profile\'s own setting, and the strictest wins'},
	{names: ['INFLUX_TOKENS_CONFIG_DIR'], meaning: 'where settings are kept'},
	{names: ['INFLUX_TOKENS_STATE_DIR'], meaning: 'where the journal is kept'},
	{names: ['NO_COLOR', 'FORCE_COLOR'], meaning: 'no colours; or 0 to 3 for none, 16, 256, all'},
	{names: ['LC_ALL', 'LC_CTYPE', 'LANG'], meaning: 'a locale that is not UTF-8 is drawn in ASCII, as with `--ascii`'},
];

export const files: readonly Surrounding[] = [
	{names: ['~/.config/influx-tokens/settings.json'], meaning: 'saved profiles; no secrets'},
	{names: ['~/.cache/influx-tokens'], meaning: 'this program compiled, for a faster start; safe to delete'},
	{names: ['~/.local/state/influx-tokens/<cluster id>.jsonl'], meaning: 'the journal: each change is written down before it is sent, and what came of it after; hash-chained, readable only by you, no secrets'},
];

/**
As a Markdown table.
*/
export function surroundingsTable([first, second]: readonly [string, string], rows: readonly Surrounding[]): string {
	return [`| ${first} | ${second} |`, '| --- | --- |', ...rows.map(({names, meaning}) => `| ${names.map(name => `\`${name}\``).join(', ')} | ${meaning} |`)].join('\n');
}

export const environmentTable = (): string => surroundingsTable(['Variable', 'Meaning'], environmentVariables);
export const filesTable = (): string => surroundingsTable(['File', 'Holds'], files);
