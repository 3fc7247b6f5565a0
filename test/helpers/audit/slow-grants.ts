import {standingGrants} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

/**
The rules of grants, in the plainest code.
*/
export const slowGrants: SlowRules = {
	tokens: {
		'missing-database': (row, cluster) => cluster.databaseNames !== undefined
			&& standingGrants(row, cluster).some(({resource}) => !['*', '_internal', ...cluster.databaseNames!].includes(resource)),
	},
};
