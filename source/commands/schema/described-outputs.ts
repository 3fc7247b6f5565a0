type DescribedOutput = {
	/**
	The commands whose JSON it is, as they are typed, without the program's name.
	*/
	readonly commands: readonly string[];
	/**
	What the JSON is, as a part of a sentence.
	*/
	readonly about: string;
	/**
	`list`: a list, of which `--format jsonl` prints one item on each line. `line`: only such lines. `whole`: one document.
	*/
	readonly shape: 'list' | 'line' | 'whole';
};

const rows = (command: string, about: string) => ({commands: [command], about, shape: 'list'} as const);

/**
The JSON that `influx-tokens schema` describes, by the names that it takes. Most names are those of commands; where an option gives the JSON another shape, it has a name of its own.
*/
export const describedOutputs = {
	list: rows('list', 'the tokens of a cluster'),
	'list-columns': rows('list --columns', 'the chosen fields of the tokens of a cluster'),
	get: rows('get', 'tokens by their IDs'),
	audit: {commands: ['audit'], about: 'the report of an audit', shape: 'whole'},
	'audit-lines': {commands: ['audit --format jsonl'], about: 'one finding of an audit', shape: 'line'},
	check: {commands: ['check'], about: 'what a person has to look after', shape: 'whole'},
	activity: rows('activity', 'what was done from this machine'),
	diff: rows('diff', 'the tokens that differ between two lists'),
	create: rows('create', 'the new token'),
	update: {commands: ['update', 'token update'], about: 'the result of each token', shape: 'list'},
	suspend: rows('suspend', 'the result of each token'),
	resume: rows('resume', 'the result of each token'),
	rotate: rows('rotate', 'the result of each token of the step'),
	'rotate-list': rows('rotate --list', 'the rotations that are under way'),
	revoke: {commands: ['revoke', 'token revoke'], about: 'the result of each token', shape: 'list'},
	plan: {commands: ['plan revoke', 'plan suspend', 'plan update', 'plan propose'], about: 'a plan for apply', shape: 'whole'},
	apply: rows('apply', 'the result of each token of the plan'),
	'journal-lines': {commands: ['journal export'], about: 'one entry of the journal', shape: 'line'},
	'token-list': {commands: ['token list'], about: 'the tokens of a cluster, in influxctl\'s form', shape: 'whole'},
	'token-create': {commands: ['token create'], about: 'a new token and its secret, in influxctl\'s form', shape: 'whole'},
	'token-get': {commands: ['token get'], about: 'a token, in influxctl\'s form', shape: 'whole'},
	profiles: rows('profiles', 'the profiles'),
	info: {commands: ['info'], about: 'every path and setting', shape: 'whole'},
} as const satisfies Readonly<Record<string, DescribedOutput>>;

export type OutputName = keyof typeof describedOutputs;

export const outputNames = Object.keys(describedOutputs) as readonly OutputName[];
