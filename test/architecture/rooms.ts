/**
Which rooms a room may import from, besides itself. `api/types` is that one file, `theme` every file of the room; with `type` before it, only what is gone when the types are.

This is the picture in CONTRIBUTING in a form that a test reads. A new arrow is added here first, or not at all: no room looks upwards, and `commands` and `screens` share what is below them and never each other.
*/
export const mayImport: Readonly<Record<string, readonly string[]>> = {
	// Pure, and below everything.
	terminal: [],
	api: [],
	keymap: [],
	theme: ['terminal'],
	// The reader of the service's times is one, and lies where the answers are read.
	tokens: ['type api/types', 'api/date-time'],
	state: [
		'type api/types',
		'api/identifiers',
		'type api/errors',
		'type api/operation-request',
		'tokens',
		'type profiles',
		'profiles/choose-place',
		'profiles/profile-form',
		'profiles/influxctl-clusters',
		'type journal/entries',
		'type operations/types',
	],

	// The outside world.
	profiles: ['api'],
	journal: ['api', 'profiles/user-directory', 'profiles/error-reason', 'profiles/redact', 'profiles/regular-file', 'profiles/sync-directory', 'profiles/process-mark'],
	operations: ['api', 'journal', 'tokens'],

	// What is drawn. Screens and hooks reach the world through the services that they are handed, so of most rooms they know the types alone.
	components: ['terminal', 'theme', 'state', 'keymap'],
	hooks: [
		'type components',
		'components/typing-context',
		'operations',
		'type api/types',
		'api/identifiers',
		'api/errors',
		'api/secret',
		'type profiles',
		'profiles/choose-place',
		'type journal',
		'journal/activity',
		'journal/place',
		'journal/unfinished',
		'tokens',
		'state',
		'keymap',
		'theme',
		'terminal',
	],
	screens: [
		'hooks',
		'components',
		'operations',
		'type api/types',
		'api/errors',
		'api/secret',
		'type profiles',
		'profiles/parse-profile',
		'profiles/describe-source',
		'profiles/secret-text',
		'api/as-curl',
		'api/identifiers',
		'api/shell-text',
		'api/as-influxctl',
		'type api/operation-request',
		'type journal',
		'journal/activity',
		'journal/place',
		'tokens',
		'state',
		'keymap',
		'theme',
		'terminal',
	],

	commands: ['operations', 'api', 'journal', 'tokens', 'profiles', 'theme/choose-theme', 'type theme/palettes', 'terminal'],
	emulator: ['api/types', 'api/schemas'],

	// Beside the rooms and above them. The command line loads a command when it is given.
	'command-line': ['commands', 'profiles/whole-output', 'type api/secret', 'state/deep-link', 'theme/palettes', 'tokens/nearest-name', 'terminal/display', 'version'],
	version: [],
	environment: ['terminal/capabilities', 'terminal/quiet-node-debug', 'terminal/working-directory'],
	'crash-text': ['api/secret', 'profiles/redact', 'terminal/crash-code', 'terminal/display'],
	app: ['screens', 'hooks', 'components', 'state', 'keymap', 'theme', 'terminal', 'type tokens/time-form', 'type profiles/types'],
	'make-services': ['hooks/services', 'hooks/hand-over', 'api', 'journal', 'operations', 'profiles'],
	cli: ['*'],
};

/**
Which packages a room may import, and which of Node's modules that touch the world outside the process. A package that no room names is for nobody.
*/
export const mayUse: Readonly<Record<string, readonly string[]>> = {
	terminal: ['string-width', 'type ink'],
	api: ['got', 'valibot', 'node:http', 'node:https', 'node:tls', 'node:net'],
	keymap: ['type ink'],
	theme: ['react'],
	tokens: ['valibot'],
	state: [],
	profiles: ['conf', 'smol-toml', 'valibot', 'node:fs', 'node:fs/promises', 'node:child_process'],
	journal: ['valibot', 'node:fs', 'node:fs/promises'],
	operations: [],
	components: ['ink', 'ink-text-input', 'react'],
	hooks: ['ink', 'react'],
	screens: ['ink', 'ink-select-input', 'react'],
	commands: [],
	emulator: ['hono', '@hono/node-server', 'valibot', 'node:http', 'node:https', 'node:net'],
	version: [],
	environment: [],
	'crash-text': [],
	app: ['ink', 'react'],
	'make-services': [],
	'command-line': ['commander'],
	cli: ['ink'],
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
The files outside `profiles/` and `journal/` that touch files: the emulator's log, and the one that opens the terminal's device.
*/
export const filesElsewhere: readonly string[] = ['source/emulator/serve-command', 'source/terminal/terminal-input'];

/**
Rooms without any effect: what they import, followed to the end, is neither a module of Node nor a package, but for those without any effect themselves.
*/
export const pureRooms: readonly string[] = ['tokens', 'state'];
export const purePackages: readonly string[] = ['valibot'];

/**
The files of pure rooms, or that they reach, that use node:crypto: for hashes, which follow from what is hashed.
*/
export const hashes: readonly string[] = ['source/tokens/token-hash', 'source/tokens/suspension-mark', 'source/profiles/clustered-cluster'];

/**
Files outside `terminal/` that may hold an escape character: the emulator's hostile descriptions, which no terminal must ever see.
*/
export const holdsEscapes: readonly string[] = ['source/emulator/notable-tokens'];
