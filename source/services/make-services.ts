import {hostname, userInfo} from 'node:os';
import path from 'node:path';
import type {WireLog} from '../api/wire-log.js';
import {createLazyManagementApi} from '../api/lazy-management-api.js';
import {HandOver} from '../session/hand-over.js';
import type {Services} from '../session/services.js';
import {chooseProfile} from '../profiles/choose-profile.js';
import {readDescriptionLimit} from '../settings/description-limit.js';
import {openHabits, type HabitsKeeper} from '../settings/habits.js';
import type {Demo} from '../profiles/demo.js';
import {environmentProfile} from '../profiles/environment-profile.js';
import {withPlaceVariables} from '../profiles/variables/place-variables.js';
import type {Profile} from '../profiles/types.js';
import type {Result} from '../result.js';
import {pipeSecret} from '../secrets/pipe-secret.js';
import {writeNewFile} from '../secrets/write-new-file.js';
import {namesInDirectory} from '../storage/names-in-directory.js';
import {readTextFile} from '../storage/read-text-file.js';
import {openSettings, type Settings} from '../settings/settings.js';
import {expandHome, type Environment} from '../storage/user-directory.js';
import {stateDirectory} from '../journal/state-directory.js';
import {createClipboard} from './clipboard.js';
import {clusterServices} from './cluster-services.js';
import {policyServices} from './policy-services.js';
import {profileServices, type GivenToken} from './profile-services.js';

type Options = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The value of `--host`.
	*/
	readonly host: string | undefined;
	/**
	The value of `--ca-file`.
	*/
	readonly caFile?: string | undefined;
	/**
	The value of `--timeout`.
	*/
	readonly timeout?: string | undefined;
	readonly wireLog?: WireLog | undefined;
	readonly givenToken?: GivenToken | undefined;
	/**
	The value of `--influxctl-config`; undefined for the place where influxctl keeps its config.
	*/
	readonly influxctlConfig?: string | undefined;
	/**
	The value of `--policy`; undefined for the file that is found.
	*/
	readonly policy?: string | undefined;
	readonly isReadOnly: boolean;
	/**
	Starts the emulator, which only the command line may load.
	*/
	readonly startDemo: () => Promise<Demo>;
	readonly isBurst: () => boolean;
	/**
	Writes a control sequence to the terminal, between two frames.
	*/
	readonly sendToTerminal: (sequence: string) => void;
	readonly report: Services['report'];
	/**
	Ms since the epoch. Default: this machine's clock.
	*/
	readonly now?: () => number;
};

/**
Makes the outside world for the screens: profiles, secrets, the API and the journal.
*/
export async function makeServices({
	environment, host, caFile, timeout, wireLog, influxctlConfig: givenConfig, policy, givenToken, isReadOnly, startDemo, isBurst, sendToTerminal, report, now = () => Date.now(),
}: Options): Promise<Services> {
	const {influxctlConfig, profile, cluster, variables} = withPlaceVariables({host, influxctlConfig: givenConfig}, environment);
	const settings = await openSettings({environment});
	const {habits, notice: habitsNotice} = openHabits({directory: stateDirectory(environment)});
	const described = withoutAbsentToken(environmentProfile({environment, host, isTokenNeeded: false}), {environment, isTokenGiven: givenToken !== undefined});
	const startProfiles = [...(described?.ok ? [described.value] : []), ...settings.profiles()];
	// A token that names a profile is not checked here, because the name may be one of influxctl's, which are not known yet.
	const unplaced = givenToken?.profile === undefined ? givenToken && chooseProfile(startProfiles, undefined, settings.trouble()) : undefined;
	const limit = readDescriptionLimit(environment);
	const demo = demoServices(startDemo);
	const writeClipboard = createClipboard({environment, sendToTerminal});
	const actor = whenAsked(() => `${userInfo().username}@${hostname()}`);
	const timeZone = whenAsked(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
	const startNotices = [
		settingsNotice(settings),
		habitsNotice,
		limit.ok ? undefined : limit.message,
		described?.ok === false ? described.message : undefined,
		unplaced?.ok === false ? `The token of --token-stdin is not used: ${unplaced.message}` : undefined,
	];

	return {
		startNotices: startNotices.filter(notice => notice !== undefined),
		...profileServices({
			environment, caFile, timeout, wireLog, influxctlConfig, givenToken, settings, environmentProfile: described?.ok ? described.value : undefined, startProfiles, startDemo: demo.start, now,
		}),
		...clusterServices({
			directoryOf: clusterId => demo.directories.get(clusterId) ?? stateDirectory(environment),
			isDemo: clusterId => demo.directories.has(clusterId),
			handOver: new HandOver(),
		}),
		...policyServices({environment, given: policy, startDemo: demo.start}),
		...damagedFiles(settings, habits),
		createApi: createLazyManagementApi,
		writeNewFile: async (file, content) => writeNewFile(expandHome(file.trim(), environment), content),
		createForms: createForms(stateDirectory(environment)),
		readTextFile: async file => readTextFile(expandHome(file.trim(), environment)),
		namesIn: async directory => namesInDirectory(path.resolve(expandHome(directory, environment))),
		pipeTo: async (command, secret) => pipeSecret(command, secret, {environment}),
		writeSecretToClipboard: async secret => writeClipboard(secret.reveal()),
		habits,
		get actor() {
			return actor();
		},
		get timeZone() {
			return timeZone();
		},
		given: {
			host, caFile, timeout, influxctlConfig, policy,
		},
		placeOfVariables: {profile, cluster, variables},
		isReadOnly,
		descriptionLimit: limit.ok ? limit.value : undefined,
		isBurst,
		writeClipboard,
		report,
		now,
	};
}

/**
Finds something out when it is first asked for, because the first screen does not need it.
*/
function whenAsked<Value>(find: () => Value): () => Value {
	let found: {readonly value: Value} | undefined;
	return () => {
		found ??= {value: find()};
		return found.value;
	};
}

/**
The environment's profile, which asks for its management token where neither `MANAGEMENT_TOKEN` nor the command line gives one.
*/
function withoutAbsentToken(described: Result<Profile> | undefined, {environment, isTokenGiven}: {readonly environment: Environment; readonly isTokenGiven: boolean}): Result<Profile> | undefined {
	return described?.ok && !isTokenGiven && (environment.MANAGEMENT_TOKEN ?? '').trim() === ''
		? {ok: true, value: {...described.value, secretSources: []}}
		: described;
}

/**
What is wrong with the settings, for a line of the screen. It begins with the name of the file and ends with its path, because 80 cells have no room for the whole path at the beginning.
*/
function settingsNotice({path: file, trouble}: Settings): string | undefined {
	const {message, isDamaged} = trouble() ?? {};
	return message?.startsWith(file) ? `settings.json${message.slice(file.length)}${isDamaged ? ' X sets it aside:' : ' The file is'} ${file}.` : message;
}

/**
Starts the demo at most once. `directories` has, by cluster id, the directories of the demo's journals, where they are not the user's own state directory.
*/
function demoServices(startDemo: () => Promise<Demo>): {readonly start: () => Promise<Demo>; readonly directories: ReadonlyMap<string, string>} {
	const directories = new Map<string, string>();
	let demo: Promise<Demo> | undefined;
	return {
		directories,
		async start() {
			demo ??= startDemo();
			const started = await demo;
			if (started.stateDirectory !== undefined) {
				for (const {id} of started.profile.clusters) {
					directories.set(id, started.stateDirectory);
				}
			}

			return started;
		},
	};
}

function damagedFiles(settings: Settings, habits: HabitsKeeper): Pick<Services, 'hasDamagedFile' | 'setDamagedAside'> {
	return {
		hasDamagedFile: () => Boolean(settings.trouble()?.isDamaged) || habits.isDamaged(),
		async setDamagedAside() {
			const aside = settings.trouble()?.isDamaged ? await settings.setAside() : undefined;
			const ofHabits = habits.isDamaged() ? habits.setAside() : undefined;
			const sentences = [aside?.ok ? aside.value.notice : aside?.message, ofHabits].filter(sentence => sentence !== undefined);
			return {ok: aside?.ok ?? true, message: sentences.join(' ')};
		},
	};
}

function createForms(directory: string): Services['createForms'] {
	return {
		async load() {
			const {loadCreateForms} = await import('../settings/create-forms.js');
			await loadCreateForms(directory);
		},
		async keep(address, kind, form) {
			const {rememberCreateForm} = await import('../settings/create-forms.js');
			await rememberCreateForm(directory, address, kind, form);
		},
	};
}
