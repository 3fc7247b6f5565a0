import {hostname, userInfo} from 'node:os';
import {createManagementApi} from './api/management-api.js';
import type {Secret} from './api/secret.js';
import type {OpenedProfile, Services} from './hooks/services.js';
import {openJournal} from './journal/journal.js';
import type {OperationJournal} from './operations/types.js';
import {environmentProfile} from './profiles/environment-profile.js';
import {readSecret} from './profiles/secret-source.js';
import {openSettings} from './profiles/settings.js';
import type {Profile} from './profiles/types.js';
import {stateDirectory} from './journal/state-directory.js';

export type Demo = {
	readonly profile: Profile;
	readonly secret: Secret;
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
	const fromEnvironment = environmentProfile({environment, host});
	const journals = new Map<string, OperationJournal>();
	let demo: Promise<Demo> | undefined;

	const openProfile = async (profile: Profile): Promise<OpenedProfile> => {
		const {secretSource} = profile;
		if (secretSource.kind === 'demo') {
			demo ??= startDemo();
			return {ok: true, ...await demo};
		}

		if (secretSource.kind === 'prompt') {
			return {ok: false, needsToken: true, message: 'This profile asks for its management token each time.'};
		}

		const read = await readSecret(secretSource, {environment});
		return read.ok ? {ok: true, profile, secret: read.secret} : {ok: false, needsToken: false, message: read.message};
	};

	return {
		fixedProfiles: [demoProfile, ...(fromEnvironment?.ok ? [fromEnvironment.profile] : [])],
		startNotices: [settings.notice, fromEnvironment?.ok === false ? fromEnvironment.message : undefined].filter(notice => notice !== undefined),
		savedProfiles: () => settings.profiles(),
		saveProfile: async (profile, previousName) => settings.save(profile, previousName),
		removeProfile: async name => settings.remove(name),
		openProfile,
		createApi: createManagementApi,
		async openJournal(clusterId) {
			const open = journals.get(clusterId);
			if (open) {
				return {ok: true, journal: open};
			}

			const opened = await openJournal({directory: stateDirectory(environment), clusterId, actor: {user: userInfo().username, hostname: hostname()}});
			if (opened.ok) {
				journals.set(clusterId, opened.journal);
			}

			return opened;
		},
		isReadOnly,
		isBurst,
		writeClipboard,
		report,
		now: () => Date.now(),
	};
}
