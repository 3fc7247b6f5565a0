import type {DatabaseToken} from '../api/types.js';
import type {OwnerOf} from '../tokens/filter/findings/finding-answer.js';
import {indexTokens} from '../tokens/list/token-index.js';
import {statusAt, type TokenEntry} from '../tokens/list/token-entry.js';
import type {RotationFacts} from '../tokens/rotation.js';
import {hasUnknownGrants} from '../tokens/why-odd.js';
import {ownerFinder} from './policy/owner-finder.js';
import type {Policy} from './policy/policy.js';
import {grantListsInSteps, type GrantLists} from './grant-lists.js';
import {grantSetsInSteps, type GrantSets} from './grant-sets.js';
import type {Look} from './look.js';
import {misspellingFinder, type MisspellingFinder} from './misspelling-finder.js';
import {inSteps} from './in-steps.js';

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
	The last look at the cluster that this machine has kept. Undefined where it has kept none.
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
What the rules read. Everything that several rules need is worked out once.
*/
export type AuditFacts = Omit<AuditInput, 'tokens'> & {
	/**
	All tokens, in the order of the service's answer.
	*/
	readonly entries: readonly TokenEntry[];
	/**
	The tokens that are neither revoked nor expired. Suspended tokens and those of unknown status are among them.
	*/
	readonly standing: readonly TokenEntry[];
	/**
	The standing tokens all of whose grants can be read. A rule about grants claims nothing of the others.
	*/
	readonly readable: readonly TokenEntry[];
	/**
	The standing tokens that cannot be read whole.
	*/
	readonly odd: readonly TokenEntry[];
	/**
	The names of the databases. Undefined where they are not known.
	*/
	readonly databaseSet: ReadonlySet<string> | undefined;
	/**
	The different lists of grants of the standing tokens, also of those some of whose grants cannot be read.
	*/
	readonly grantLists: GrantLists;
	/**
	What the readable tokens may do, each set of grants once.
	*/
	readonly grantSets: GrantSets;
	/**
	Gives the database whose name another name is a misspelling of. It finds none where the databases are not known.
	*/
	readonly misspellings: MisspellingFinder;
	/**
	Gives the owner that the description of a token names by the policy's pattern. Undefined where the policy has none.
	*/
	readonly ownerOf: OwnerOf | undefined;
	/**
	The token with an ID that an open rotation of the journal names, in upper or lower case. Undefined where the service does not list it; the last of several rows of one ID.
	*/
	readonly rotated: (id: string) => TokenEntry | undefined;
};

/**
Prepares what the rules read.

@yields Nothing: a key can be answered before it goes on.
*/
export function * factsInSteps({tokens, ...input}: AuditInput): Generator<undefined, AuditFacts> {
	const {databaseNames, now, policy, journal} = input;
	const {entries} = indexTokens(tokens);
	const standing: TokenEntry[] = [];
	const readable: TokenEntry[] = [];
	yield * inSteps(entries, entry => {
		if (!isStanding(entry, now)) {
			return;
		}

		standing.push(entry);
		if (!hasUnknownGrants(entry.token)) {
			readable.push(entry);
		}
	});

	const rotated = yield * rotatedTokens(entries, journal?.rotations ?? []);
	const grantLists = yield * grantListsInSteps(standing);
	const grantSets = yield * grantSetsInSteps(grantLists, readable);
	return {
		...input,
		entries,
		standing,
		readable,
		odd: standing.filter(({token}) => token.oddities !== undefined),
		databaseSet: databaseNames && new Set(databaseNames),
		grantLists,
		grantSets,
		misspellings: misspellingFinder(databaseNames ?? []),
		ownerOf: policy.ownerPattern && ownerFinder(entries, policy.ownerPattern),
		rotated: id => rotated.get(id.toLowerCase()),
	};
}

/**
Whether a token is neither revoked nor expired at `now`, in ms since the epoch.
*/
export function isStanding(entry: TokenEntry, now: number): boolean {
	const status = statusAt(entry, now);
	return status !== 'revoked' && status !== 'expired';
}

/**
The tokens that rotations name, by their IDs in lower case. The IDs of all tokens would take longer.

@yields Nothing: a key can be answered before it goes on.
*/
function * rotatedTokens(entries: readonly TokenEntry[], rotations: readonly RotationFacts[]): Generator<undefined, ReadonlyMap<string, TokenEntry>> {
	const ids = new Set(rotations.flatMap(({oldTokenId, newTokenId}) => [oldTokenId, newTokenId]).map(id => id?.toLowerCase()));
	const rotated = new Map<string, TokenEntry>();
	if (ids.size > 0) {
		yield * inSteps(entries, entry => {
			const id = entry.token.id.toLowerCase();
			if (ids.has(id)) {
				rotated.set(id, entry);
			}
		});
	}

	return rotated;
}
