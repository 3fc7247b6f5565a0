import type {Rule} from '../rule.js';
import {lastReader} from './coverage/last-reader.js';
import {lastWriter} from './coverage/last-writer.js';
import {noReader} from './coverage/no-reader.js';
import {noWriter} from './coverage/no-writer.js';
import {onlyAllReads} from './coverage/only-all-reads.js';
import {onlyAllWrites} from './coverage/only-all-writes.js';
import {breaksNaming} from './description/breaks-naming.js';
import {contradictsGrants} from './description/contradicts-grants.js';
import {duplicateDescription} from './description/duplicate-description.js';
import {noDescription} from './description/no-description.js';
import {noOwner} from './description/no-owner.js';
import {oddCharacters} from './description/odd-characters.js';
// eslint-disable-next-line node-test/no-import-test-files -- the file is named for the ID of its rule
import {testLike} from './description/test-like.js';
import {missingDatabase} from './grants/missing-database.js';
import {misspeltDatabase} from './grants/misspelt-database.js';
import {noGrants} from './grants/no-grants.js';
import {renamedDatabase} from './grants/renamed-database.js';
import {sameGrants} from './grants/same-grants.js';
import {shadowedGrant} from './grants/shadowed-grant.js';
import {subsetOfAnother} from './grants/subset-of-another.js';
import {changedSinceLook} from './history/changed-since-look.js';
import {createdInBurst} from './history/created-in-burst.js';
import {unreadable} from './history/unreadable.js';
import {manyDatabases} from './reach/many-databases.js';
import {reachesInternal} from './reach/reaches-internal.js';
import {readAll} from './reach/read-all.js';
import {unknownAction} from './reach/unknown-action.js';
import {writeAll} from './reach/write-all.js';
import {writeOnlyAll} from './reach/write-only-all.js';
import {expiredNotRevoked} from './time/expired-not-revoked.js';
import {expiresSoon} from './time/expires-soon.js';
import {lifetimeTooLong} from './time/lifetime-too-long.js';
import {neverExpires} from './time/never-expires.js';
import {old} from './time/old.js';
import {rotationOverdue} from './time/rotation-overdue.js';
import {soakOver} from './time/soak-over.js';
import {successorOutlives} from './time/successor-outlives.js';

/**
Every rule of the program, by group, in the order in which reports list them.
*/
export const allRules: readonly Rule[] = [
	writeAll,
	readAll,
	writeOnlyAll,
	manyDatabases,
	reachesInternal,
	unknownAction,

	neverExpires,
	expiresSoon,
	expiredNotRevoked,
	old,
	lifetimeTooLong,
	successorOutlives,
	soakOver,
	rotationOverdue,

	missingDatabase,
	misspeltDatabase,
	renamedDatabase,
	noGrants,
	shadowedGrant,
	sameGrants,
	subsetOfAnother,

	noDescription,
	duplicateDescription,
	testLike,
	contradictsGrants,
	oddCharacters,
	breaksNaming,
	noOwner,

	lastWriter,
	lastReader,
	noWriter,
	noReader,
	onlyAllWrites,
	onlyAllReads,

	createdInBurst,
	changedSinceLook,
	unreadable,
];
