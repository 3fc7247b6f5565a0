import {hostname, userInfo} from 'node:os';
import {createLazyManagementApi} from './api/lazy-management-api.js';
import type {Secret} from './api/secret.js';
import type {OpenedProfile, Services} from './hooks/services.js';
import type {OperationJournal} from './operations/types.js';
import {openHabits} from './profiles/habits.js';
import {environmentProfile} from './profiles/environment-profile.js';
import {pipeSecret} from './profiles/pipe-secret.js';
import {readSecret} from './profiles/secret-source.js';
import {readTextFile, writeNewFile} from './profiles/text-files.js';
import {openSettings} from './profiles/settings.js';
import type {Profile} from './profiles/types.js';
import {stateDirectory} from './journal/state-directory.js';

export type Demo = {
	readonly profile: Profile;
	readonly secret: Secret;
	/**
	Where its journal goes; the user's own state directory by default.
	*/
	readonly stateDirectory?: string;
};

type Options = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The value of `--host`.
	*/
	readonly host: string | undefined;
	readonly isReadOnly: boolean;
	/**
	Starts the emulator. Only the command line knows it; no other room does.
	*/
	readonly startDemo: () => Promise<Demo>;
	readonly isBurst: () => boolean;
	readonly writeClipboard: Services['writeClipboard'];
	readonly report: Services['report'];
};

/**
The demo as the picker shows it before its emulator runs.
*/
const demoProfile: Profile = {
	name: 'Demo',
	origin: 'demo',
	host: '',
	accountId: '',
	clusters: [],
	secretSource: {kind: 'demo'},
	isReadOnly: false,
	isProtected: false,
};

/**
The outside world for the screens: profiles, secrets, the API and the journal, put together from their rooms.
*/
export async function makeServices({environment, host, isReadOnly, startDemo, isBurst, writeClipboard, report}: Options): Promise<Services> {
	const settings = await openSettings({environment});
	const {habits, notice: habitsNotice} = openHabits({directory: stateDirectory(environment)});
	const fromEnvironment = environmentProfile({environment, host});
	const journals = new Map<string, OperationJournal>();
	let demo: Promise<Demo> | undefined;
	const places = new Map<string, string>();
	const directoryOf = (clusterId: string) => places.get(clusterId) ?? stateDirectory(environment);

	const openProfile = async (profile: Profile): Promise<OpenedProfile> => {
		const {secretSource} = profile;
		if (secretSource.kind === 'demo') {
			demo ??= startDemo();
			const {profile: opened, secret, stateDirectory: place} = await demo;
			if (place !== undefined) {
				for (const {id} of opened.clusters) {
					places.set(id, place);
				}
			}

			return {ok: true, profile: opened, secret};
		}

		if (secretSource.kind === 'prompt') {
			return {ok: false, needsToken: true, message: 'This profile asks for its management token each time.'};
		}

		const read = await readSecret(secretSource, {environment});
		return read.ok ? {ok: true, profile, secret: read.secret} : {ok: false, needsToken: false, message: read.message};
	};

	return {
		fixedProfiles: [demoProfile, ...(fromEnvironment?.ok ? [fromEnvironment.profile] : [])],
		startNotices: [settings.notice, habitsNotice, fromEnvironment?.ok === false ? fromEnvironment.message : undefined].filter(notice => notice !== undefined),
		savedProfiles: () => settings.profiles(),
		saveProfile: async (profile, previousName) => settings.save(profile, previousName),
		removeProfile: async name => settings.remove(name),
		openProfile,
		createApi: createLazyManagementApi,
		async openJournal(clusterId, secrets) {
			const open = journals.get(clusterId);
			if (open) {
				return {ok: true, journal: open};
			}

			const {openJournal} = await import('./journal/journal.js');
			const opened = await openJournal({
				directory: directoryOf(clusterId), clusterId, secrets, actor: {user: userInfo().username, hostname: hostname()},
			});
			if (opened.ok) {
				journals.set(clusterId, opened.journal);
			}

			return opened;
		},
		async lockBatch(clusterId) {
			const {lockBatch} = await import('./journal/lock-batch.js');
			return lockBatch(directoryOf(clusterId), clusterId);
		},
		async readJournal(clusterId) {
			const {readJournal} = await import('./journal/read-journal.js');
			return readJournal({directory: directoryOf(clusterId), clusterId});
		},
		writeNewFile,
		readTextFile,
		pipeTo: async (command, secret) => pipeSecret(command, secret, {environment}),
		writeSecretToClipboard: secret => writeClipboard(secret.reveal()),
		habits,
		actor: `${userInfo().username}@${hostname()}`,
		timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
		isReadOnly,
		isBurst,
		writeClipboard,
		report,
		now: () => Date.now(),
	};
}
