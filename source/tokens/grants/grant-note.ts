import type {DatabaseImpact} from '../impact/impact.js';
import {isMissingDatabase} from './known-databases.js';

/**
A note about a grant on a database: `its only writer`, `no such database`, or empty text. `existing` are the cluster's databases, undefined while they are not known. `impact` is what the database loses without the token.
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
