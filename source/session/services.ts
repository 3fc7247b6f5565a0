import type {
	CreateForm,
	CreateKind,
	ManagementApi,
	ManagementApiOptions,
	Network,
} from '../api/types.js';
import type {Secret} from '../secrets/secret.js';
import type {JournalPlace} from '../journal/place.js';
import type {ReadPlace} from '../journal/read-place.js';
import type {Wait} from '../operations/back-off.js';
import type {OperationJournal} from '../operations/types.js';
import type {HabitsKeeper} from '../settings/habits.js';
import type {ProfileFinder} from '../profiles/profile-finder.js';
import type {SettingsTrouble} from '../settings/settings.js';
import type {Profile} from '../profiles/types.js';
import type {Result} from '../result.js';
import type {HandOver} from './hand-over.js';

/**
A profile that is open: its management token, and where that came from in a word for the header.
*/
export type OpenedProfile = {
	readonly profile: Profile;
	readonly secret: Secret;
	readonly source: string;
	readonly network: Network;
};

/**
Why a profile has no management token. Where `needsToken`, the person is asked for one. Where `network` is absent, the host cannot be reached at all, and no other token would help.
*/
export type ClosedProfile = {
	readonly needsToken: boolean;
	readonly network?: Network;
};

export type FileResult = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly message: string};

export type SettingsResult = {readonly ok: true} | {readonly ok: false; readonly message: string};

/**
The outside world as screens and hooks may use it. Made in `cli.tsx` from the rooms below, so that the emulator and the files stay out of the screens.
*/
export type Services = {
	/**
	Built in or from the environment: shown, never edited.
	*/
	readonly fixedProfiles: readonly Profile[];
	/**
	One sentence each: what was wrong with the environment or the settings at the start.
	*/
	readonly startNotices: readonly string[];
	readonly savedProfiles: () => readonly Profile[];
	/**
	Every profile that is known now, influxctl's too, in the order of the first screen; each with a name of its own, and with its problem where it has one.
	*/
	readonly profiles: () => readonly Profile[];
	/**
	Looks for what the first frame does not wait for: influxctl's profiles, and what is wrong with any.
	*/
	readonly profileFinder: ProfileFinder;
	readonly saveProfile: (profile: Profile, previousName: string | undefined) => Promise<SettingsResult>;
	readonly removeProfile: (name: string) => Promise<SettingsResult>;
	/**
	Why not all saved profiles are known, if it is so.
	*/
	readonly settingsTrouble: () => SettingsTrouble | undefined;
	/**
	Whether a file of this program's own is damaged and stands where it was.
	*/
	readonly hasDamagedFile: () => boolean;
	/**
	Renames damaged files of this program's own, for a person who asked for it. `message` says what was done to each, or why it could not be, raw.
	*/
	readonly setDamagedAside: () => Promise<{readonly ok: boolean; readonly message: string}>;
	/**
	Starts the emulator for the demo, reads the secret's source for others. Aborting kills a command that is asked for the secret.
	*/
	readonly openProfile: (profile: Profile, signal?: AbortSignal) => Promise<Result<OpenedProfile, ClosedProfile>>;
	readonly createApi: (options: ManagementApiOptions) => ManagementApi;
	/**
	How an operation waits between two requests. Absent: by the real clock.
	*/
	readonly wait?: Wait;
	/**
	The cluster's journal. `secrets` are kept out of it, whatever an entry says.
	*/
	readonly openJournal: (clusterId: string, secrets: () => readonly Secret[]) => Promise<{readonly ok: true; readonly journal: OperationJournal} | {readonly ok: false; readonly message: string}>;
	/**
	By flag or environment; a profile can only add to it.
	*/
	/**
	Only one program changes the tokens of a cluster at a time.
	*/
	readonly lockBatch: (clusterId: string) => Promise<{readonly ok: true; readonly release: () => void} | {readonly ok: false; readonly message: string}>;
	/**
	What the cluster's journal has of this host and account.
	*/
	readonly readJournal: (place: JournalPlace & {readonly clusterId: string}) => Promise<ReadPlace>;
	/**
	Writes a file that only its owner can read and that was not there before; gives its whole path.
	*/
	readonly writeNewFile: (path: string, text: string | Secret) => Promise<FileResult>;
	readonly readTextFile: (path: string) => Promise<FileResult>;
	/**
	The secrets of tokens created since the program started. They outlive every screen.
	*/
	readonly handOver: HandOver;
	/**
	Keeps the secrets that were not handed over in private files, at once, because the program ends. Gives a line for each, raw outside text. The demo's are worth nothing, for its tokens end with it.
	*/
	readonly keepSecrets: () => readonly string[];
	/**
	The private file with the secret of a token of this cluster, if there is one.
	*/
	readonly findKeptSecret: (clusterId: string, tokenId: string) => Promise<string | undefined>;
	/**
	Which form of a create's body hosts have accepted: read into the program, and kept for the next start.
	*/
	readonly createForms: {readonly load: () => Promise<void>; readonly keep: (host: string, kind: CreateKind, form: CreateForm) => Promise<void>};
	/**
	Gives text to the standard input of a command; no shell.
	*/
	readonly pipeTo: (command: string, secret: Secret) => Promise<SettingsResult>;
	/**
	The secret of a new token, by OSC 52, when a person asks for it.
	*/
	readonly writeSecretToClipboard: (secret: Secret) => SettingsResult;
	/**
	How this person likes to look at things, from run to run.
	*/
	readonly habits: HabitsKeeper;
	/**
	Who acts here, for plans: `user@host`.
	*/
	readonly actor: string;
	/**
	IANA name.
	*/
	readonly timeZone: string;
	/**
	The value of `--host`, for the command that leads back here.
	*/
	readonly givenHost: string | undefined;
	readonly isReadOnly: boolean;
	/**
	How many characters a description may have with the mark of a suspension; undefined is the default.
	*/
	readonly descriptionLimit: number | undefined;
	/**
	Whether the key being handled came together with others in one read: no tick and no press follows from it.
	*/
	readonly isBurst: () => boolean;
	readonly writeClipboard: (text: string) => SettingsResult;
	/**
	Keeps a line for when the terminal is back: what was done is still to be read after the program has ended. Raw outside text.
	*/
	readonly report: (line: string) => void;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
};
