import type {DatabaseImpact} from '../impact/impact.js';
import {isMissingDatabase} from './known-databases.js';

/**
What a grant on a database means for it, beside the grant: `its only writer`, `no such database`, or nothing. `existing` are the cluster's databases; undefined while they are not known.
*/
export function grantNote(database: string, impact: DatabaseImpact | undefined, existing: ReadonlySet<string> | undefined): string {
	if (existing && isMissingDatabase(database, existing)) {
		return 'no such database';
	}

	if (impact?.losesLastWriter) {
		return impact.losesLastReader ? 'its only writer and reader' : 'its only writer';
	}

	return impact?.losesLastReader ? 'its only reader' : '';
}
