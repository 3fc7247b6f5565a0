import {summarizeChanges} from './change-summary.js';
import type {RevokeItem} from './types.js';

/**
A revoke's result in one line, as `summarizeChanges` tells it: `Revoked telegraf edge-06 (6f2c1c1e): verified gone, 14:02:11Z` for one target, `Revoked 7 of 12: 1 skipped, 1 unknown, 3 not started` for more.
*/
export function summarizeRevoke(items: readonly RevokeItem[]): string {
	return items.length === 0 ? 'Nothing to revoke' : summarizeChanges(items.map(item => ({...item, change: {kind: 'revoke'}})));
}
