import type {TokenEntry} from '../list/token-entry.js';
import {
	hasUnknownDescription,
	hasUnknownExpiry,
	hasUnknownGrants,
	hasUnknownStatus,
} from '../why-odd.js';
import type {Condition, DateField} from './query.js';

function isTimeUnknown(field: DateField, {token, createdMs}: TokenEntry): boolean {
	switch (field) {
		case 'created': {
			return createdMs === undefined;
		}

		case 'expires': {
			return hasUnknownExpiry(token);
		}

		case 'suspended': {
			return hasUnknownStatus(token) || hasUnknownGrants(token) || hasUnknownDescription(token);
		}
	}
}

/**
Whether the fields of an odd token that a condition needs cannot be read. Then neither the condition nor its negation matches the token.
*/
export function isUnanswerable(condition: Condition, entry: TokenEntry): boolean {
	switch (condition.kind) {
		case 'database':
		case 'exact-database':
		case 'can':
		case 'action':
		case 'wildcard':
		case 'missing-database':
		case 'grants': {
			return hasUnknownGrants(entry.token);
		}

		case 'dates':
		case 'date-limit': {
			return isTimeUnknown(condition.field, entry);
		}

		case 'age': {
			return isTimeUnknown('created', entry);
		}

		case 'expires':
		case 'never-expires': {
			return isTimeUnknown('expires', entry);
		}

		case 'suspended': {
			return isTimeUnknown('suspended', entry);
		}

		// Findings and owners have answers of their own, which say what is not known.
		case 'finding':
		case 'no-finding':
		case 'severity':
		case 'severity-limit':
		case 'muted':
		case 'owner':
		case 'no-owner':
		case 'text':
		case 'status':
		case 'id': {
			return false;
		}
	}
}
