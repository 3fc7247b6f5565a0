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
	{names: ['INFLUX_TOKENS_DESCRIPTION_LIMIT'], meaning: 'how many characters a description may have with the grants in the mark of a suspension, 400 by default; where it would have more, the journal alone keeps the grants'},
	{names: ['INFLUX_TOKENS_THEME'], meaning: 'the theme, as with `--theme`'},
	{names: ['NO_COLOR', 'FORCE_COLOR'], meaning: 'no colours; or 0 to 3 for none, 16, 256, all; no theme brings back what they switch off'},
	{names: ['INK_SCREEN_READER'], meaning: '`true` makes every screen lines of words to be read aloud'},
	{names: ['HTTPS_PROXY', 'NO_PROXY'], meaning: 'the proxy for https, in lower case too, and the hosts that do without; plain http is for this machine only and takes none'},
	{names: ['INFLUX_TOKENS_ANSWER_LIMIT'], meaning: 'the longest answer of the service that is read, in MB unpacked; 256 without it'},
	{names: ['NODE_EXTRA_CA_CERTS'], meaning: 'certificate authorities that Node trusts besides its own'},
	{names: ['LC_ALL', 'LC_CTYPE', 'LANG'], meaning: 'a locale that is not UTF-8 is drawn in ASCII, as with `--ascii`'},
];

export const files: readonly Surrounding[] = [
	{names: ['~/.config/influx-tokens/settings.json'], meaning: 'saved profiles; no secrets'},
	{names: ['~/.local/state/influx-tokens/habits.json'], meaning: 'what you chose, for the next start: last profile and cluster, sort, hidden columns, preview, form of times, the last 50 filters; no marks, nothing that is about to be done, no secrets; safe to delete'},
	{names: ['~/.local/state/influx-tokens/create-forms.json'], meaning: 'which of the two documented forms of a create each host has accepted; no secrets; safe to delete'},
	{names: ['~/.local/state/influx-tokens/secret-of-<token id>'], meaning: 'the secret of a new token that could not be handed over, readable only by you: put it where it belongs, then remove it'},
	{names: ['~/.config/influxctl/config.toml'], meaning: 'influxctl\'s own, where influxctl keeps it on this system: read, never written'},
	{names: ['~/.cache/influx-tokens'], meaning: 'this program compiled, for a faster start; safe to delete'},
	{names: ['~/.local/state/influx-tokens/<cluster id>.jsonl'], meaning: 'the journal: each change is written down before it is sent, and what came of it after; hash-chained, readable only by you, no secrets; one file a cluster ID, read for the open host and account'},
];

/**
As a Markdown table.
*/
export function surroundingsTable([first, second]: readonly [string, string], rows: readonly Surrounding[]): string {
	return [`| ${first} | ${second} |`, '| --- | --- |', ...rows.map(({names, meaning}) => `| ${names.map(name => `\`${name}\``).join(', ')} | ${meaning} |`)].join('\n');
}

export const environmentTable = (): string => surroundingsTable(['Variable', 'Meaning'], environmentVariables);
export const filesTable = (): string => surroundingsTable(['File', 'Holds'], files);
