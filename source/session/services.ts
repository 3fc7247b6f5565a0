import type {ManagementApiOptions} from '../api/management-api-options.js';
import type {
	CreateForm,
	CreateKind,
	ManagementApi,
	Network,
} from '../api/types.js';
import type {SignInCode} from '../api/sign-in/types.js';
import type {Look} from '../audit/look.js';
import type {Mute} from '../audit/policy/policy.js';
import type {MuteSubject} from '../audit/policy/remove-mute.js';
import type {Secret} from '../secrets/secret.js';
import type {JournalPlace} from '../journal/place.js';
import type {PlaceContent} from '../journal/read-place.js';
import type {Wait} from '../operations/back-off.js';
import type {OperationJournal} from '../operations/types.js';
import type {HabitsKeeper} from '../settings/habits.js';
import type {PolicyInForce} from '../settings/policy-file.js';
import type {ProfileFinder} from '../profiles/profile-finder.js';
import type {Renew} from '../profiles/read-again.js';
import type {Profile, SettingsTrouble} from '../profiles/types.js';
import type {Refusal, Result} from '../result.js';
import type {HeldLock} from '../storage/lock.js';
import type {NamedPlace} from '../profiles/variables/place-variables.js';
import type {ClipboardWay} from './clipboard/clipboard-words.js';
import type {HandOver} from './hand-over.js';
import type {GivenOptions} from './link/given-options.js';

/**
A profile that is open: its management token, and where that came from in a word for the header.
*/
export type OpenedProfile = {
	readonly profile: Profile;
	readonly secret: Secret;
	readonly source: string;
	readonly network: Network;
	/**
	Gets the next token from the same place without asking a person; undefined where there is no way to.
	*/
	readonly renew?: Renew | undefined;
};

/**
What a sign-in gives: a management token, and how to get the next one without asking a person, where that is possible.
*/
export type SignedInProfile = Pick<OpenedProfile, 'secret' | 'renew'>;

/**
Why a profile has no management token. Where `needsToken`, the person is asked for one. Where `network` is absent, the host cannot be reached at all, and no other token would help.
*/
export type ClosedProfile = {
	readonly needsToken: boolean;
	readonly network?: Network;
};

export type SettingsResult = Refusal | {readonly ok: true};

/**
The outside world as screens and hooks may use it. `makeServices` makes it from the rooms below, so that the screens load neither the emulator nor the files.
*/
export type Services = {
	/**
	Built in or from the environment: shown, never edited.
	*/
	readonly fixedProfiles: readonly Profile[];
	/**
	What was wrong with the environment or the settings at the start, one sentence each.
	*/
	readonly startNotices: readonly string[];
	readonly savedProfiles: () => readonly Profile[];
	/**
	Every profile that is known now, influxctl's included, in the order of the first screen. Each has a name of its own, and its problem where it has one.
	*/
	readonly profiles: () => readonly Profile[];
	/**
	Looks for influxctl's profiles, and for what is wrong with any profile. The first frame does not wait for either.
	*/
	readonly profileFinder: ProfileFinder;
	readonly saveProfile: (profile: Profile, previousName: string | undefined) => Promise<SettingsResult>;
	readonly removeProfile: (name: string) => Promise<SettingsResult>;
	/**
	Why not all saved profiles are known; undefined where they are.
	*/
	readonly settingsTrouble: () => SettingsTrouble | undefined;
	/**
	Whether the file of the settings or of the habits is damaged and still in its place.
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
	/**
	Signs a person in at the identity provider of a profile. `onCode` gets what the person needs, `onTrouble` why a request got no answer. Aborting ends the polling.
	*/
	readonly signIn: (profile: Profile, options: {
		readonly signal: AbortSignal;
		readonly onCode: (code: SignInCode) => void;
		readonly onTrouble: (message: string | undefined) => void;
	}) => Promise<Result<SignedInProfile>>;
	readonly createApi: (options: ManagementApiOptions) => ManagementApi;
	/**
	How an operation waits between two requests; absent where it waits by the real clock.
	*/
	readonly wait?: Wait;
	/**
	Opens the cluster's journal. It never holds one of the `secrets`, even where an entry names it.
	*/
	readonly openJournal: (clusterId: string, secrets: () => readonly Secret[]) => Promise<Result<OperationJournal>>;
	/**
	Locks the cluster, so that only one program changes its tokens at a time.
	*/
	readonly lockBatch: (clusterId: string) => Promise<Result<HeldLock>>;
	/**
	Reads what the cluster's journal has of this host and account.
	*/
	readonly readJournal: (place: JournalPlace & {readonly clusterId: string}) => Promise<Result<PlaceContent>>;
	/**
	Reads the last look at the cluster that this machine has kept. The value is undefined where it has kept none. Refuses a damaged file; the message is raw.
	*/
	readonly readLook: (place: JournalPlace & {readonly clusterId: string}) => Promise<Result<Look | undefined>>;
	/**
	Keeps a look in place of the one before. `message` is a sentence, raw, where something has to be said, and empty otherwise.
	*/
	readonly keepLook: (place: JournalPlace & {readonly clusterId: string}, look: Look) => Promise<{readonly ok: boolean; readonly message: string}>;
	/**
	Reads the policy that is in force for a profile, anew each time. Where its file cannot be used, it gives the problems, and the defaults.
	*/
	readonly readPolicy: (profile: Profile) => Promise<PolicyInForce>;
	/**
	Writes a mute into the policy's file, in place of one of the same rule and token or database. Where there is no file it makes one. Gives the policy as it is then, or a sentence, raw.
	*/
	readonly muteFinding: (profile: Profile, mute: Mute) => Promise<Result<PolicyInForce>>;
	/**
	Removes the mutes of a rule and the same token or database from that file.
	*/
	readonly unmuteFinding: (profile: Profile, subject: MuteSubject) => Promise<Result<PolicyInForce>>;
	/**
	Writes a new file that only its owner can read, and gives its whole path. It refuses to write over a file.
	*/
	readonly writeNewFile: (path: string, text: string | Secret) => Promise<Result<string>>;
	readonly readTextFile: (path: string) => Promise<Result<string>>;
	/**
	The names in a directory, raw; those of directories end with `/`. The empty path is the current directory. Empty where it cannot be read.
	*/
	readonly namesIn: (directory: string) => Promise<readonly string[]>;
	/**
	The secrets of tokens created since the program started. They outlive every screen.
	*/
	readonly handOver: HandOver;
	/**
	Keeps the secrets that were not handed over in private files, synchronously, because the program ends. Gives a line for each, raw outside text. It leaves out the demo's secrets, whose tokens end with the program.
	*/
	readonly keepSecrets: () => readonly string[];
	/**
	The private file with the secret of a token of this cluster, if there is one.
	*/
	readonly findKeptSecret: (clusterId: string, tokenId: string) => Promise<string | undefined>;
	/**
	The form of a create's body that each host has accepted: `load` reads it from the disk, `keep` writes it for the next start.
	*/
	readonly createForms: {readonly load: () => Promise<void>; readonly keep: (host: string, kind: CreateKind, form: CreateForm) => Promise<void>};
	/**
	Runs a command without a shell, and writes the secret to its standard input.
	*/
	readonly pipeTo: (command: string, secret: Secret) => Promise<SettingsResult>;
	/**
	Sends the secret of a new token to the clipboard, as `writeClipboard` does, when a person asks for it.
	*/
	readonly writeSecretToClipboard: (secret: Secret) => Promise<Result<ClipboardWay>>;
	/**
	What this person chose on the screens, from run to run.
	*/
	readonly habits: HabitsKeeper;
	/**
	The person who makes a plan here: `user@host`.
	*/
	readonly actor: string;
	/**
	IANA name.
	*/
	readonly timeZone: string;
	/**
	What the command line named, for the command that leads back here.
	*/
	readonly given: GivenOptions;
	/**
	The profile and the cluster that variables name. The cursor stands on them at the start.
	*/
	readonly placeOfVariables: NamedPlace;
	/**
	Whether a flag or the environment forbids changes. A profile can make a session read-only as well.
	*/
	readonly isReadOnly: boolean;
	/**
	How many characters a description may have with the mark of a suspension; undefined is the default.
	*/
	readonly descriptionLimit: number | undefined;
	/**
	Whether the present key came together with others in one read. Such a key ticks no box and presses no button.
	*/
	readonly isBurst: () => boolean;
	/**
	Sends the text to the clipboard: through tmux where that runs, else through the terminal. Refused for text that must not be pasted. No terminal says whether it took the text.
	*/
	readonly writeClipboard: (text: string) => Promise<Result<ClipboardWay>>;
	/**
	Keeps a line that is printed after the program has ended, so that a person can still read what was done. Raw outside text.
	*/
	readonly report: (line: string) => void;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
};
