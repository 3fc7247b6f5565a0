import type {DatabaseToken, Permission} from '../../../source/api/types.js';
import type {
	Condition,
	DateField,
	DateRange,
	Query,
	Length,
} from '../../../source/tokens/filter/query.js';

/**
What is known beside a token. Each is undefined while it is not known.
*/
export type SlowKnown = {
	readonly databaseNames: readonly string[] | undefined;
	/**
	The token's findings, as the audit has them.
	*/
	readonly findings?: readonly SlowFinding[] | undefined;
	/**
	The rules that the audit asked.
	*/
	readonly askedRules?: readonly string[];
	/**
	An empty owner is none.
	*/
	readonly ownerOf?: ((description: string) => string) | undefined;
};

export type SlowFinding = {readonly rule: string; readonly severity: string; readonly isMuted: boolean};

/**
The meaning of the filter language in the plainest code: it evaluates a query directly on a token that can be read whole.
*/
export function isMatch(token: DatabaseToken, query: Query, now: number, known: SlowKnown): boolean {
	const {databaseNames} = known;
	const positive = query.terms.filter(term => !term.isNegated).map(term => term.condition);
	const databases = positive.filter(condition => condition.kind === 'database' || condition.kind === 'exact-database');
	const actions = positive.filter(condition => condition.kind === 'action');
	const isEveryTermTrue = query.terms.every(({isNegated, condition}) => {
		if (auditKinds.has(condition.kind)) {
			const answer = auditAnswer(token, condition, query, known);
			return answer === 'unknown' ? false : (answer === 'yes') !== isNegated;
		}

		const isUnknown = databaseNames === undefined && condition.kind === 'missing-database';
		return !isUnknown && isTrue(token, condition, now, databaseNames ?? []) !== isNegated;
	});
	const isOneGrantBoth = databases.every(database => actions.every(action =>
		token.permissions.some(permission => isTrueOfGrant(permission, database) && isTrueOfGrant(permission, action))));
	return isEveryTermTrue && isOneGrantBoth;
}

/**
The status of a token at `now` (ms since the epoch), in the plainest code.
*/
export function slowStatus(token: DatabaseToken, now: number): string {
	if (token.revokedAt) {
		return 'revoked';
	}

	if (token.expiresAt && new Date(token.expiresAt) <= new Date(now)) {
		return 'expired';
	}

	return token.permissions.length === 0 && /\s\[suspended \d+-\d+-\d+\]$/.test(token.description) ? 'suspended' : 'active';
}

function plain(text: string): string {
	return text.normalize('NFC').toLowerCase();
}

function isTrueOfGrant({action, resource}: Permission, condition: Condition): boolean {
	const isNamed = (name: string) => [name, resource].includes('*') ? name === resource : plain(resource).includes(plain(name));
	return (condition.kind === 'database' && condition.names.some(name => isNamed(name)))
		|| (condition.kind === 'exact-database' && condition.names.includes(resource))
		|| (condition.kind === 'action' && condition.actions.some(each => plain(each) === plain(action)));
}

function lengthInDays({amount, unit}: Length): number {
	return amount * {
		h: 1 / 24, d: 1, w: 7, m: 30, y: 365,
	}[unit];
}

function isCompared(left: number, operator: string, right: number): boolean {
	return (operator.startsWith('<') && left < right) || (operator.startsWith('>') && left > right) || (operator.endsWith('=') && left === right);
}

// Compares texts: `2025-03` covers every time that starts with it.
function isInRange(time: string, {from, to}: DateRange): boolean {
	return (from === undefined || time >= from) && (to === undefined || time < to || time.startsWith(to));
}

// The time as the service writes times. Undefined where the token has none.
function timeOf(token: DatabaseToken, field: DateField, now: number): string | undefined {
	if (field === 'suspended') {
		return slowStatus(token, now) === 'suspended' ? `${token.description.slice(-11, -1)}T00:00:00Z` : undefined;
	}

	return field === 'created' ? token.createdAt : token.expiresAt;
}

function isBeyond(time: string, operator: string, date: string): boolean {
	return time.startsWith(date) ? operator.endsWith('=') : isCompared(time < date ? -1 : 1, operator, 0);
}

const auditKinds: ReadonlySet<Condition['kind']> = new Set(['finding', 'no-finding', 'severity', 'severity-limit', 'muted', 'owner', 'no-owner']);

function auditAnswer(token: DatabaseToken, condition: Condition, query: Query, {findings, askedRules = [], ownerOf}: SlowKnown): 'yes' | 'no' | 'unknown' {
	const yesIf = (isSo: boolean) => isSo ? 'yes' : 'no';
	if (condition.kind === 'owner' || condition.kind === 'no-owner') {
		if (!ownerOf) {
			return 'unknown';
		}

		const owner = ownerOf(token.description);
		return yesIf(condition.kind === 'owner' ? owner !== '' && condition.names.some(name => plain(owner).includes(plain(name))) : owner === '');
	}

	if (!findings) {
		return 'unknown';
	}

	const muted = findings.filter(({isMuted}) => isMuted);
	const others = findings.filter(({isMuted}) => !isMuted);
	const isAsksMuted = query.terms.some(term => term.condition.kind === 'muted' && (term.condition.isMuted ? !term.isNegated : term.isNegated));
	const meant = isAsksMuted ? muted : others;
	const order = ['info', 'low', 'medium', 'high', 'critical'];
	switch (condition.kind) {
		case 'no-finding': {
			return yesIf(others.length === 0);
		}

		case 'muted': {
			return yesIf(condition.isMuted ? muted.length > 0 : muted.length === 0);
		}

		case 'severity': {
			return yesIf(meant.some(finding => condition.severities.map(String).includes(finding.severity)));
		}

		case 'severity-limit': {
			return yesIf(meant.some(finding => isCompared(order.indexOf(finding.severity), condition.operator, order.indexOf(condition.severity))));
		}

		case 'finding': {
			if (meant.some(finding => condition.rules.includes(finding.rule) || condition.rules.includes('any'))) {
				return 'yes';
			}

			return condition.rules.every(rule => rule === 'any' || askedRules.includes(rule)) ? 'no' : 'unknown';
		}

		default: {
			return 'unknown';
		}
	}
}

function isTrue(token: DatabaseToken, condition: Condition, now: number, databaseNames: readonly string[]): boolean {
	const days = 24 * 60 * 60 * 1000;
	switch (condition.kind) {
		case 'text': {
			const fields = [token.description, token.id, ...token.permissions.map(permission => permission.resource)];
			return fields.some(field => condition.texts.some(text => plain(field).includes(plain(text))));
		}

		case 'database':
		case 'exact-database':
		case 'action': {
			return token.permissions.some(permission => isTrueOfGrant(permission, condition));
		}

		case 'status': {
			return condition.statuses.map(String).includes(slowStatus(token, now));
		}

		case 'wildcard': {
			return token.permissions.some(({action, resource}) => resource === '*' && condition.accesses.some(access => access === 'any' || access === action));
		}

		case 'missing-database': {
			return token.permissions.some(({resource}) => !['*', '_internal', ...databaseNames].includes(resource));
		}

		case 'id': {
			return condition.prefixes.some(prefix => token.id.startsWith(prefix));
		}

		case 'can': {
			return token.permissions.some(({action, resource}) => ['*', ...condition.names].includes(resource) && ['any', action].includes(condition.access));
		}

		case 'dates': {
			const time = timeOf(token, condition.field, now);
			return time !== undefined && condition.ranges.some(range => isInRange(time, range));
		}

		case 'date-limit': {
			const time = timeOf(token, condition.field, now);
			return time !== undefined && isBeyond(time, condition.operator, condition.date);
		}

		case 'suspended': {
			const time = timeOf(token, 'suspended', now);
			return time !== undefined && isCompared((now - Date.parse(time)) / days, condition.operator, lengthInDays(condition.length));
		}

		case 'age': {
			return isCompared((now - Date.parse(token.createdAt)) / days, condition.operator, lengthInDays(condition.length));
		}

		case 'expires': {
			const left = token.expiresAt === undefined ? 0 : (Date.parse(token.expiresAt) - now) / days;
			return left > 0 && isCompared(left, condition.operator, lengthInDays(condition.length));
		}

		case 'never-expires': {
			return token.expiresAt === undefined;
		}

		case 'grants': {
			return isCompared(token.permissions.length, condition.operator, condition.count);
		}

		default: {
			throw new Error(`${condition.kind} is answered by the audit`);
		}
	}
}
