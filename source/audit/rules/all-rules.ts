import type {Rule} from '../rule.js';
import {missingDatabase} from './grants/missing-database.js';
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
];
