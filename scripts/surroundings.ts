/**
Environment variables or files with one sentence part on what they do or hold, for the tables of docs/files.md and the sections of the manual. In `meaning`, names and paths are in backticks.
*/
export type Surrounding = {
	readonly names: readonly string[];
	readonly meaning: string;
};

export const environmentVariables: readonly Surrounding[] = [
	{names: ['ACCOUNT_ID', 'CLUSTER_ID', 'MANAGEMENT_TOKEN'], meaning: 'make a profile named Environment'},
	{names: ['INFLUX_TOKENS_PROFILE', 'INFLUX_TOKENS_CLUSTER'], meaning: 'the profile and the cluster where `--profile` and `--cluster` name none; on the screen the cursor stands on them'},
	{names: ['INFLUXCTL_PROFILE'], meaning: 'the same for influxctl\'s profiles: a value with a slash or with the ending `.toml` is the path of influxctl\'s config, any other the name of a profile in it; `INFLUX_TOKENS_PROFILE` and a profile named Environment come first'},
	{names: ['INFLUX_TOKENS_READ_ONLY'], meaning: '`1` refuses every change; so do `--read-only` and a profile\'s own setting, and each of them is enough'},
	{names: ['INFLUX_TOKENS_CONFIG_DIR'], meaning: 'where settings are kept'},
	{names: ['INFLUX_TOKENS_STATE_DIR'], meaning: 'where the journal is kept'},
	{names: ['INFLUX_TOKENS_DESCRIPTION_LIMIT'], meaning: 'how long, in characters, a description may become when a suspension writes the grants into it, 400 by default; if it would become longer, only the journal keeps the grants'},
	{names: ['INFLUX_TOKENS_THEME'], meaning: 'the theme, as with `--theme`; a name that is no theme is ignored, and the first screen and `info` say so'},
	{names: ['INFLUX_TOKENS_ESCAPE_DELAY'], meaning: 'how long, in milliseconds, the byte that Esc sends waits for the rest of an arrow or another key before it is Esc, 0 to 5000; 100 by default, more for a line that delays, less where nothing does; where it is more than 100, the terminal\'s answer about its background counts as long'},
	{names: ['NO_COLOR', 'FORCE_COLOR'], meaning: 'the first switches colours off; the second takes 0 to 3 for no colours, 16, 256, all; a theme cannot switch them on again'},
	{names: ['INK_SCREEN_READER'], meaning: '`true` draws every screen as lines of words for a screen reader'},
	{names: ['HTTPS_PROXY', 'NO_PROXY'], meaning: 'the proxy for https, and the hosts that are reached without it; their names may be in lower case; plain http is for this machine only and uses no proxy'},
	{names: ['INFLUX_TOKENS_ANSWER_LIMIT'], meaning: 'the longest answer of the service that is read, in MB after decompression; 256 by default'},
	{names: ['INFLUX_TOKENS_TIMEOUT'], meaning: 'how long one request may take, as with `--timeout`: `30s`, `1m30s`, from 1 s to 1 h; 60 s by default, 30 of them until the answer begins'},
	{names: ['INFLUX_TOKENS_DEBUG'], meaning: 'a file to which each request is logged, as with `--debug-file`'},
	{names: ['NODE_EXTRA_CA_CERTS'], meaning: 'certificate authorities that Node trusts besides its own'},
	{names: ['LC_ALL', 'LC_CTYPE', 'LANG'], meaning: 'if they name a locale that is not UTF-8, everything is drawn in ASCII, as with `--ascii`'},
];

export const files: readonly Surrounding[] = [
	{names: ['~/.config/influx-tokens/settings.json'], meaning: 'saved profiles; no secrets'},
	{names: ['~/.config/influx-tokens/policy.toml'], meaning: 'what your organization wants of its tokens, where neither `--policy` nor a `policy.toml` in the working directory says otherwise; yours to write, and `m` on the audit screen adds mutes to it'},
	{names: ['~/.local/state/influx-tokens/habits.json'], meaning: 'what you chose, for the next start: last profile and cluster, sort, hidden columns, preview, form of times, theme, the last 50 filters; no marks, no changes, no secrets; safe to delete'},
	{names: ['~/.local/state/influx-tokens/create-forms.json'], meaning: 'which of the two documented forms of a create request each host has accepted; no secrets; safe to delete'},
	{names: ['~/.local/state/influx-tokens/look-at-<cluster id>-<place>.json'], meaning: 'what the tokens of a cluster at one host and account were like when you last said that you had seen them: their IDs, each with a hash of its grants; no names, no secrets; safe to delete, but the next audit then does not say what was changed since'},
	{names: ['~/.local/state/influx-tokens/debug.log'], meaning: 'the requests that the screen sent, where `--debug` asked for it: never a header or a body; readable only by you, and safe to delete'},
	{names: ['~/.local/state/influx-tokens/secret-of-<token id>'], meaning: 'the secret of a new token that could not be handed over, readable only by you: put the secret where it is needed, then remove the file'},
	{names: ['~/.config/influxctl/config.toml'], meaning: 'influxctl\'s own file, wherever influxctl keeps it on this system: read, never written'},
	{names: ['~/.cache/influx-tokens'], meaning: 'the compiled code of this program, for a faster start; safe to delete'},
	{names: ['~/.local/state/influx-tokens/<cluster id>.jsonl'], meaning: 'the journal: each change is written down before it is sent, and its outcome afterwards; hash-chained, readable only by you, no secrets; one file for each cluster ID, in which only the entries of the open host and account are read'},
];

/**
Variables or files as a Markdown table with these two headings.
*/
export function surroundingsTable([first, second]: readonly [string, string], rows: readonly Surrounding[]): string {
	return [`| ${first} | ${second} |`, '| --- | --- |', ...rows.map(({names, meaning}) => `| ${names.map(name => `\`${name}\``).join(', ')} | ${meaning} |`)].join('\n');
}

export const environmentTable = (): string => surroundingsTable(['Variable', 'Meaning'], environmentVariables);
export const filesTable = (): string => surroundingsTable(['File', 'Holds'], files);
