export type Room = {
	/**
	The rooms whose files this one may load.
	*/
	readonly loads: readonly string[];
	/**
	The rooms from which this one may load only the pure files, and every type. Screens reach the world outside the process through the services that they get as arguments.
	*/
	readonly readsPureFilesOf: readonly string[];
	/**
	The packages that it may import, and the modules of Node that reach out of the process. `type ink` allows only the types of ink.
	*/
	readonly uses: readonly string[];
};

const outside = ['profiles', 'settings', 'journal', 'api', 'secrets', 'storage'];
const everything = ['*'];

/**
The rooms from top to bottom: the folders under `source/`, and the files beside them. A room may import only from the rooms that it names. A test checks that no room names a room above it.

CONTRIBUTING has the same list of rooms for people. A rule always applies to a whole folder: when a single file seems to need an exception, it is in the wrong folder.
*/
export const rooms: Readonly<Record<string, Room>> = {
	// These rooms put the others together.
	cli: {loads: everything, readsPureFilesOf: [], uses: []},
	'open-screen': {loads: everything, readsPureFilesOf: [], uses: ['ink']},
	app: {
		loads: ['later-parts', 'screens', 'session', 'keys', 'components', 'keymap', 'theme', 'terminal'],
		readsPureFilesOf: ['tokens', 'profiles'],
		uses: ['ink', 'react'],
	},
	'later-parts': {loads: ['screens', 'session'], readsPureFilesOf: [], uses: []},
	// The demo is the emulator, with a past and a policy of its own.
	demo: {loads: ['audit', 'emulator', 'settings', 'journal', 'profiles', 'secrets'], readsPureFilesOf: ['api'], uses: ['node:fs']},
	services: {loads: ['session', 'operations', 'audit', 'debug', ...outside, 'terminal', 'result'], readsPureFilesOf: [], uses: []},

	// This room draws.
	screens: {
		loads: ['session', 'keys', 'components', 'keymap', 'theme', 'terminal', 'operations', 'audit', 'tokens', 'result', 'version'],
		readsPureFilesOf: outside,
		uses: ['ink', 'ink-select-input', 'react'],
	},

	// The commands work without a screen. From the session they use only the links to screens.
	commands: {
		loads: ['theme', 'terminal', 'operations', 'audit', 'tokens', 'debug', ...outside, 'exit-codes', 'result', 'row-of', 'version'],
		readsPureFilesOf: ['session'],
		uses: ['commander', 'valibot', '@valibot/to-json-schema'],
	},

	keys: {loads: ['session', 'keymap', 'terminal'], readsPureFilesOf: ['components'], uses: ['ink', 'react']},
	session: {
		loads: ['keymap', 'theme', 'terminal', 'operations', 'audit', 'tokens', 'result'],
		readsPureFilesOf: ['components', ...outside],
		uses: ['react'],
	},
	components: {loads: ['keymap', 'theme', 'terminal'], readsPureFilesOf: [], uses: ['ink', 'ink-text-input', 'react']},
	keymap: {loads: [], readsPureFilesOf: [], uses: ['type ink']},
	theme: {loads: ['terminal'], readsPureFilesOf: [], uses: ['react']},

	// These rooms change tokens and know the facts about them.
	operations: {loads: ['tokens', 'journal', 'api', 'result'], readsPureFilesOf: ['audit', 'secrets'], uses: []},
	// The settings are above tokens, because the habits name the columns of the list, and above audit, because they keep what an audit last looked at.
	settings: {
		loads: ['profiles', 'secrets', 'storage', 'result'],
		readsPureFilesOf: ['audit', 'tokens', 'api'],
		uses: ['valibot', 'node:fs', 'node:fs/promises'],
	},
	// What is wrong with the tokens of a cluster, and what an organization wants of them.
	audit: {loads: ['tokens', 'result'], readsPureFilesOf: ['api'], uses: ['smol-toml', 'valibot']},
	tokens: {loads: ['result'], readsPureFilesOf: ['api'], uses: ['valibot']},

	// The world outside the process.
	debug: {loads: ['storage', 'terminal', 'result'], readsPureFilesOf: ['api'], uses: ['node:fs']},
	profiles: {
		loads: ['secrets', 'storage', 'result'],
		readsPureFilesOf: ['api'],
		uses: ['smol-toml', 'valibot', 'node:fs', 'node:fs/promises'],
	},
	journal: {
		loads: ['secrets', 'storage', 'result', 'row-of'],
		readsPureFilesOf: ['api'],
		uses: ['valibot', 'node:fs', 'node:fs/promises'],
	},
	emulator: {
		loads: [],
		readsPureFilesOf: ['api', 'secrets'],
		uses: ['hono', '@hono/node-server', 'valibot', 'node:fs', 'node:http', 'node:https', 'node:net'],
	},
	api: {loads: ['secrets', 'result'], readsPureFilesOf: [], uses: ['got', 'valibot', 'node:http', 'node:https', 'node:tls', 'node:net']},
	'crash-text': {loads: ['secrets', 'terminal', 'exit-codes'], readsPureFilesOf: [], uses: []},
	secrets: {
		loads: ['storage', 'result'],
		readsPureFilesOf: [],
		uses: ['node:fs', 'node:fs/promises', 'node:child_process'],
	},
	storage: {loads: ['result'], readsPureFilesOf: [], uses: ['conf', 'valibot', 'node:fs', 'node:fs/promises']},

	// The lowest rooms, which every room may need.
	environment: {loads: ['terminal'], readsPureFilesOf: [], uses: []},
	terminal: {loads: ['result', 'exit-codes'], readsPureFilesOf: [], uses: ['string-width', 'type ink', 'node:fs']},
	'exit-codes': {loads: [], readsPureFilesOf: [], uses: []},
	version: {loads: [], readsPureFilesOf: [], uses: []},
	result: {loads: [], readsPureFilesOf: [], uses: []},
	'row-of': {loads: [], readsPureFilesOf: [], uses: ['valibot']},
};

/**
Node's modules with which a file reaches out of the process: files, sockets, other programs.
*/
export const outwardModules: readonly string[] = [
	'node:child_process',
	'node:cluster',
	'node:dgram',
	'node:dns',
	'node:fs',
	'node:fs/promises',
	'node:http',
	'node:http2',
	'node:https',
	'node:net',
	'node:sqlite',
	'node:tls',
	'node:worker_threads',
];

/**
The modules that a pure file may load: packages without side effects, and the parts of Node's modules whose results depend only on their arguments and the platform. A file is pure when it and all files that it loads load no other module.
*/
export const pureModules: Readonly<Record<string, readonly string[]>> = {
	valibot: everything,
	'smol-toml': everything,
	'string-width': everything,
	'node:buffer': ['Buffer'],
	'node:crypto': ['createHash', 'hash'],
	'node:path': ['default'],
	'node:util': ['inspect', 'stripVTControlCharacters'],
};

/**
The patterns of the files that must be pure: the files about audits, tokens and keys, and each file of a screen that is neither a component nor a hook.
*/
export const pureFiles: readonly RegExp[] = [
	/^source\/(?:audit|tokens|keymap)\//,
	/^source\/screens\/(?!.*\.tsx$)(?!(?:.*\/)?use-[^/]*$)/,
];

/**
The folders, besides `terminal/`, that may hold an escape character: the emulator's seed, because it makes hostile descriptions that must never reach a terminal.
*/
export const holdsEscapes: readonly string[] = ['source/emulator/seed'];

/**
Folders that may hold more than the number of files below: the room with the steps of the engine, and the only room that sends HTTP requests.
*/
export const largeFolders: readonly string[] = ['source/operations', 'source/api'];
export const mostFiles = 20;
