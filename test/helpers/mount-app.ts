import './production.js'; // eslint-disable-line import-x/no-unassigned-import, import-x/order -- React chooses its build when it is loaded
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {createElement} from 'react';
import {createLazyManagementApi} from '../../source/api/lazy-management-api.js';
import {Secret} from '../../source/secrets/secret.js';
import type {ManagementApiOptions} from '../../source/api/management-api-options.js';
import type {Timeouts} from '../../source/api/types.js';
import {App} from '../../source/app.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../source/emulator/emulator.js';
import {LaterPartsStore} from '../../source/later-parts.js';
import type {Services} from '../../source/session/services.js';
import {makeServices} from '../../source/services/make-services.js';
import type {Wait} from '../../source/operations/back-off.js';
import {changeHabits, type Habits} from '../../source/settings/change-habits.js';
import type {HabitsKeeper} from '../../source/settings/habits.js';
import type {Profile} from '../../source/profiles/types.js';
import type {DeepLink} from '../../source/session/link/deep-link.js';
import type {ThemeName} from '../../source/theme/palettes.js';
import type {ColorLevel} from '../../source/theme/theme.js';
import {mount, type Mounted} from './mount.js';
import {readClipboardSequence} from './read-clipboard-sequence.js';

/**
The part of node:test's context that is used here.
*/
type TestContext = {after(callback: () => unknown): void};

/**
The time in every screen test, for the dates of the emulator's tokens and for the program's clock.
*/
export const now = new Date('2026-03-02T04:20:19Z');

// The details screen names the system's time zone. Node lets a process change it at any time.
process.env.TZ = 'Europe/Berlin';

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	/**
	An emulator that several tests of a file share; `close()` does not close it. By default the app has one of its own.
	*/
	readonly emulator?: Emulator;
	/**
	Options of the app's own emulator. By default its time is `now`, and the main cluster has 60 tokens.
	*/
	readonly seed?: EmulatorOptions;
	/**
	Variables for the program's environment, which otherwise contains only those for its directories.
	*/
	readonly environment?: Readonly<Record<string, string>> | ((emulator: Emulator) => Readonly<Record<string, string>>);
	/**
	Whether the program was started with `--host` and the emulator's address.
	*/
	readonly isHostGiven?: boolean;
	readonly isReadOnly?: boolean;
	/**
	The content of `settings.json` at the start: profiles, or the file's text.
	*/
	readonly settings?: string | ((emulator: Emulator) => readonly Profile[]);
	/**
	The text of influxctl's config, written to the path where influxctl keeps it and readable only by its owner.
	*/
	readonly influxctl?: string | ((emulator: Emulator) => string);
	/**
	The habits of earlier runs, kept in memory; empty by default. With `file` the program reads and writes its file.
	*/
	readonly habits?: Habits | 'file';
	/**
	Default: truecolor.
	*/
	readonly colorLevel?: ColorLevel;
	readonly isAscii?: boolean;
	/**
	The screen that the command line asked for.
	*/
	readonly link?: DeepLink;
	/**
	Default: the theme for the colour level.
	*/
	readonly themeName?: ThemeName;
	readonly isScreenReader?: boolean;
	/**
	Called with everything that Ink and the program write, in whole frames, before the screen writer makes less of it.
	*/
	readonly hear?: (written: string) => void;
	/**
	The program's clock, in milliseconds since the epoch. Default: always `now`.
	*/
	readonly clock?: () => number;
	/**
	How long the program waits for the service, and how it waits between two requests. Default: as in production.
	*/
	readonly pace?: {readonly timeouts: Partial<Timeouts>; readonly wait: Wait};
};

export type MountedApp = {
	readonly mounted: Mounted;
	readonly emulator: Emulator;
	/**
	The settings file, the journals' directory and influxctl's config, all under one temporary home.
	*/
	readonly directories: {readonly home: string; readonly settings: string; readonly journals: string; readonly influxctl: string};
	/**
	The texts that were sent to the clipboard, in order.
	*/
	readonly clipboard: readonly string[];
	/**
	The lines that the program prints after its end.
	*/
	readonly reports: readonly string[];
	/**
	Unmounts the program, closes its own emulator and removes its home. Called when the test ends.
	*/
	close(): Promise<void>;
};

/**
Starts an emulator whose time is `now`, for all the tests of a file. It closes when the test ends, or after the whole file if `test` is node:test itself.
*/
export async function startTestEmulator(test: TestContext, options: EmulatorOptions = {}): Promise<Emulator> {
	const emulator = await startEmulator({now, tokens: 60, ...options});
	test.after(async () => emulator.close());
	return emulator;
}

/**
The variables of the official quick start, for the emulator's main account and cluster.
*/
export function quickStartVariables({accounts}: Emulator): Readonly<Record<string, string>> {
	const [account] = accounts;
	return Object.fromEntries([
		['ACCOUNT_ID', account!.id],
		['CLUSTER_ID', account!.clusters[0]!.id],
		['MANAGEMENT_TOKEN', account!.managementToken],
	]);
}

/**
A saved profile of the emulator's main account, whose management token is in `MANAGEMENT_TOKEN`.
*/
export function savedProfile({url, accounts}: Emulator, changes: Partial<Profile> = {}): Profile {
	const [account] = accounts;
	return {
		name: 'plant',
		origin: 'saved',
		host: url,
		accountId: account!.id,
		clusters: account!.clusters,
		secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}],
		isReadOnly: false,
		isProtected: false,
		...changes,
	};
}

/**
Mounts the whole program in a terminal inside this process: real services, settings and journal in a temporary home, and the emulator behind a real socket. Only its clock stands still, at `now`.
*/
export async function mountApp(test: TestContext, options: Options = {}): Promise<MountedApp> {
	const {columns = 80, rows = 24, colorLevel = 'truecolor', isAscii = false, isScreenReader = false, pace} = options;
	const home = mkdtempSync(path.join(tmpdir(), 'influx-tokens-screens-'));
	const directories = {
		home,
		settings: path.join(home, 'config', 'influx-tokens', 'settings.json'),
		journals: path.join(home, 'state', 'influx-tokens'),
		influxctl: path.join(home, 'config', 'influxctl', 'config.toml'),
	};
	const own = options.emulator ? undefined : await startEmulator({now, tokens: 60, ...options.seed});
	const emulator = options.emulator ?? own!;
	const clipboard: string[] = [];
	const reports: string[] = [];
	// The services are made before the terminal, which some of them use.
	const terminal: {mounted?: Mounted} = {};

	const close = async () => {
		terminal.mounted?.unmount();
		await own?.close();
		rmSync(home, {recursive: true, force: true});
	};

	test.after(close);
	writeSettings(directories.settings, options.settings, emulator);
	if (options.influxctl !== undefined) {
		mkdirSync(path.dirname(directories.influxctl), {recursive: true});
		writeFileSync(directories.influxctl, typeof options.influxctl === 'string' ? options.influxctl : options.influxctl(emulator), {mode: 0o600});
	}

	const services: Services = {
		...await makeServices({
			environment: {
				...Object.fromEntries([['HOME', home], ['XDG_CONFIG_HOME', path.join(home, 'config')], ['XDG_STATE_HOME', path.join(home, 'state')]]),
				...(typeof options.environment === 'function' ? options.environment(emulator) : options.environment),
			},
			host: options.isHostGiven ? emulator.url : undefined,
			isReadOnly: options.isReadOnly ?? false,
			startDemo: async () => demoOf(emulator),
			isBurst: () => terminal.mounted?.isBurst() ?? false,
			sendToTerminal(sequence) {
				clipboard.push(readClipboardSequence(sequence));
			},
			report(line) {
				reports.push(line);
			},
			now: options.clock ?? (() => now.getTime()),
		}),
		...(options.habits !== 'file' && {habits: habitsWithoutFile(options.habits)}),
		...(pace && {
			createApi: (given: ManagementApiOptions) => createLazyManagementApi({...given, timeouts: pace.timeouts}),
			wait: pace.wait,
		}),
	};

	const laterParts = new LaterPartsStore();
	await laterParts.load();
	const mounted = await mount(
		// Without JSX, whose runtime would be imported before the line that chooses React's build.
		createElement(App, {
			services,
			laterParts,
			link: options.link,
			look: {
				option: options.themeName, environment: {}, colorLevel, isAscii, background: undefined,
			},
			suspend: async () => 'This process has no shell to go back to.',
			redraw() {
				terminal.mounted?.repaint();
			},
		}),
		{
			columns, rows, isScreenReader, colors: levels[colorLevel], ...(options.hear && {hear: options.hear}),
		},
	);
	terminal.mounted = mounted;
	return {
		mounted, emulator, directories, clipboard, reports, close,
	};
}

// As the program sets it. Level 1 even without colours, because the selection is drawn inverse.
const levels = {
	none: 1, basic: 1, 256: 2, truecolor: 3,
} as const;

function habitsWithoutFile(habits: Habits = {}): HabitsKeeper {
	let current = habits;
	return {
		current: () => current,
		keep(change) {
			current = changeHabits(current, change);
		},
		flush: async () => undefined,
		flushNow: () => undefined,
		isDamaged: () => false,
		setAside: () => '',
	};
}

function demoOf({url, accounts}: Emulator): {readonly profile: Profile; readonly secret: Secret} {
	const account = accounts[0]!;
	return {
		secret: new Secret(account.managementToken),
		profile: {
			name: 'Demo',
			origin: 'demo',
			host: url,
			accountId: account.id,
			accountName: account.name,
			clusters: account.clusters,
			secretSources: [{kind: 'demo'}],
			isReadOnly: false,
			isProtected: false,
		},
	};
}

function writeSettings(file: string, settings: Options['settings'], emulator: Emulator): void {
	if (settings === undefined) {
		return;
	}

	const text = typeof settings === 'string' ? settings : JSON.stringify({version: 1, profiles: settings(emulator).map(({origin, ...stored}) => stored)});
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, text);
}
