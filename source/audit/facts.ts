import type {DatabaseToken} from '../api/types.js';
import {accessIndexOf, type AccessIndex} from '../tokens/impact/access-index.js';
import {indexTokens} from '../tokens/list/token-index.js';
import {statusAt, type TokenEntry} from '../tokens/list/token-entry.js';
import type {RotationFacts} from '../tokens/rotation.js';
import {hasUnknownGrants} from '../tokens/why-odd.js';
import type {Policy} from './policy/policy.js';
import {grantIndexOf, type GrantHolders} from './grant-index.js';
import {grantSetsOf, type GrantSets} from './grant-sets.js';
import type {Look} from './look.js';
import {misspellingFinder, type MisspellingFinder} from './misspelling-finder.js';

export type AuditInput = {
	readonly tokens: readonly DatabaseToken[];
	/**
	Undefined where the databases could not be listed; then the rules about databases find nothing.
	*/
	readonly databaseNames: readonly string[] | undefined;
	/**
	Milliseconds since the epoch, by the service's clock where it is known.
	*/
	readonly now: number;
	readonly policy: Policy;
	/**
	What this machine's journal has of the cluster. Undefined where it could not be read.
	*/
	readonly journal: JournalFacts | undefined;
	/**
	What the cluster was like when somebody last looked from this machine. Undefined where nobody has.
	*/
	readonly lastLook: Look | undefined;
};

/**
A change of a token's grants, or its creation, that was made from this machine and may have taken effect.
*/
export type ChangeFromHere = {
	/**
	When its outcome was known, or else when it was begun, in ms since the epoch.
	*/
	readonly at: number;
	/**
	The hash of the grants that it asked for (`hashOfGrants`).
	*/
	readonly grants: string;
};

/**
What the journal says that a rule can use. `journalFactsOf` makes it.
*/
export type JournalFacts = {
	/**
	The rotations that have begun and are not over.
	*/
	readonly rotations: readonly RotationFacts[];
	/**
	What was changed from this machine, by the token's ID in lower case, in the order of the journal.
	*/
	readonly changed: ReadonlyMap<string, readonly ChangeFromHere[]>;
};

/**
What the rules read. Everything that several rules need is worked out once, when the first of them asks.
*/
export class AuditFacts {
	readonly #tokens: readonly DatabaseToken[];
	#databaseSet: ReadonlySet<string> | undefined;
	#readable: readonly TokenEntry[] | undefined;
	#byId: ReadonlyMap<string, TokenEntry> | undefined;
	#grantIndex: readonly GrantHolders[] | undefined;
	#grantSets: GrantSets | undefined;
	#misspellings: MisspellingFinder | undefined;
	readonly now: number;
	readonly policy: Policy;
	readonly journal: JournalFacts | undefined;
	readonly lastLook: Look | undefined;
	readonly databaseNames: readonly string[] | undefined;
	/**
	All tokens, in the order of the service's answer.
	*/
	readonly entries: readonly TokenEntry[];
	/**
	The tokens that are neither revoked nor expired. Suspended tokens and those of unknown status are among them.
	*/
	readonly standing: readonly TokenEntry[];

	constructor({tokens, databaseNames, now, policy, journal, lastLook}: AuditInput) {
		this.#tokens = tokens;
		this.databaseNames = databaseNames;
		this.now = now;
		this.policy = policy;
		this.journal = journal;
		this.lastLook = lastLook;
		this.entries = indexTokens(tokens).entries;
		this.standing = this.entries.filter(entry => {
			const status = statusAt(entry, now);
			return status !== 'revoked' && status !== 'expired';
		});
	}

	/**
	The names of the databases. Undefined where they are not known.
	*/
	get databaseSet(): ReadonlySet<string> | undefined {
		this.#databaseSet ??= this.databaseNames && new Set(this.databaseNames);
		return this.#databaseSet;
	}

	/**
	The standing tokens all of whose grants can be read. A rule about grants claims nothing of the others.
	*/
	get readable(): readonly TokenEntry[] {
		this.#readable ??= this.standing.filter(({token}) => !hasUnknownGrants(token));
		return this.#readable;
	}

	/**
	The different grants of the readable tokens, with the tokens that have them.
	*/
	get grantIndex(): readonly GrantHolders[] {
		this.#grantIndex ??= grantIndexOf(this.readable);
		return this.#grantIndex;
	}

	/**
	What the readable tokens may do, each set of grants once.
	*/
	get grantSets(): GrantSets {
		this.#grantSets ??= grantSetsOf(this.readable);
		return this.#grantSets;
	}

	/**
	Gives the database whose name another name is a misspelling of. It finds none where the databases are not known.
	*/
	get misspellings(): MisspellingFinder {
		this.#misspellings ??= misspellingFinder(this.databaseNames ?? []);
		return this.#misspellings;
	}

	/**
	The token with this ID, in upper or lower case. Undefined where the service does not list it; the last of several rows of one ID.
	*/
	entryOf(id: string): TokenEntry | undefined {
		this.#byId ??= new Map(this.entries.map(entry => [entry.token.id.toLowerCase(), entry]));
		return this.#byId.get(id.toLowerCase());
	}

	/**
	Which tokens hold which grants.
	*/
	get access(): AccessIndex {
		return accessIndexOf(this.#tokens);
	}
}
