import {isDateTime, isUnset} from './date-time.js';
import {isUuid} from './parse-host.js';
import type {DatabaseToken, Permission} from './types.js';

type Fields = Readonly<Record<string, unknown>>;

// A token may have thousands of odd permissions: only this many are named, and the others are counted.
const mostPermissionsNamed = 5;

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isNone(value: unknown): boolean {
	return value === undefined || value === null;
}

/**
Whether a time is set. `value` is a time that can be read, or absent.
*/
function isSet(value: unknown): value is string {
	return isText(value) && !isUnset(value);
}

/**
Says why a value is not a text with something in it, as the end of a sentence; undefined when it is one.
*/
function whyNoText(value: unknown): string | undefined {
	if (value === undefined) {
		return 'is missing';
	}

	if (value === null) {
		return 'is null';
	}

	if (typeof value !== 'string') {
		return 'is not text';
	}

	return value === '' ? 'is empty' : undefined;
}

function whyNoTime(value: unknown): string | undefined {
	return whyNoText(value) ?? (isDateTime(value as string) ? undefined : 'is not a date and time');
}

function whyNoOptionalTime(value: unknown): string | undefined {
	return isNone(value) ? undefined : whyNoTime(value);
}

function whyNoOwner(value: unknown): string | undefined {
	return isNone(value) || isText(value) ? undefined : 'is not text';
}

function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whyNoPermission(value: unknown, number: number): string | undefined {
	if (!isObject(value)) {
		return `permission ${number} is ${value === null ? 'null' : 'not an object'}`;
	}

	const odd = (['action', 'resource'] as const).filter(name => typeof value[name] !== 'string');
	if (odd.length === 0) {
		return undefined;
	}

	const missing = odd.filter(name => value[name] === undefined);
	return missing.length === odd.length
		? `permission ${number} has no ${missing.join(' and no ')}`
		: `permission ${number} has ${odd.map(name => name === 'action' ? 'an action' : 'a resource').join(' and ')} that is not text`;
}

function readPermissions(value: unknown): {readonly permissions: readonly Permission[]; readonly oddities: readonly string[]} {
	if (value === null) {
		return {permissions: [], oddities: []};
	}

	if (!Array.isArray(value)) {
		return {permissions: [], oddities: [value === undefined ? 'the permissions are missing' : 'the permissions are not a list']};
	}

	const rows: readonly unknown[] = value;
	const problems = rows.map((row, index) => whyNoPermission(row, index + 1));
	const oddities = problems.filter(problem => problem !== undefined);
	const more = oddities.length - mostPermissionsNamed;
	return {
		permissions: rows.filter((_row, index) => problems[index] === undefined) as readonly Permission[],
		oddities: more > 0 ? [...oddities.slice(0, mostPermissionsNamed), `${more} more ${more === 1 ? 'permission' : 'permissions'} cannot be read`] : oddities,
	};
}

/**
The text for a time that cannot be read: the service's own value, so that two answers can be compared. No code reads it as a time.
*/
function asText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}

/**
Reads as much as possible of a token that does not fit the schema, from a row of the list or from the answer to a GET. `oddities` says what is wrong with it, and `oddFields` has the odd fields as they came.

- Permissions that cannot be read are left out of `permissions`.
- A description that is missing, or is not text, becomes empty text.
- A `createdAt` or `expiresAt` that cannot be read is kept as text. A `revokedAt` that cannot be read is left out: it is not known then whether the token is revoked.
- A row without a usable id gets an id such as `no id #4`, by its place in the list (`number`, from 1), so that rows can be told apart. It is not a UUID, so that no request can be sent for it.
*/
export function toOddToken(row: unknown, number = 1): DatabaseToken {
	const fields = isObject(row) ? row : {};
	// If the service ever sends a secret here, it is dropped.
	const {id, description, permissions, createdAt, expiresAt, revokedAt, accountId, clusterId, accessToken: _, oddities: _oddities, oddFields: _oddFields, ...rest} = fields;
	const oddities: string[] = [];
	const oddFields: {[name: string]: unknown; permissions?: unknown} = {};
	const isOdd = (name: string, value: unknown, problem: string | undefined, subject = name): boolean => {
		if (problem !== undefined) {
			oddities.push(`${subject} ${problem}`);
			oddFields[name] = value;
		}

		return problem !== undefined;
	};

	isOdd('row', row, isObject(row) ? undefined : 'is not an object', 'the row');
	isOdd('id', id, whyNoText(id) ?? (isUuid(id as string) ? undefined : 'is not a UUID'), 'its ID');
	isOdd('description', description, description === '' ? undefined : whyNoText(description), 'its description');
	const read = readPermissions(permissions);
	if (read.oddities.length > 0) {
		oddities.push(...read.oddities);
		oddFields.permissions = permissions;
	}

	isOdd('createdAt', createdAt, whyNoTime(createdAt));
	const isExpiryOdd = isOdd('expiresAt', expiresAt, whyNoOptionalTime(expiresAt));
	const isRevocationOdd = isOdd('revokedAt', revokedAt, whyNoOptionalTime(revokedAt));
	for (const [name, value] of [['accountId', accountId], ['clusterId', clusterId]] as const) {
		isOdd(name, value, whyNoOwner(value));
	}

	return {
		...rest,
		id: whyNoText(id) === undefined ? id as string : `no id #${number}`,
		description: isText(description) ? description : '',
		permissions: read.permissions,
		createdAt: asText(createdAt),
		...((isExpiryOdd || isSet(expiresAt)) && {expiresAt: asText(expiresAt)}),
		...(!isRevocationOdd && isSet(revokedAt) && {revokedAt}),
		...(isText(accountId) && {accountId}),
		...(isText(clusterId) && {clusterId}),
		...(oddities.length > 0 && {oddities, oddFields}),
	};
}

/**
The oddity of rows with one ID and different contents. It concerns the list only: GET by ID shows one token, and a revoke ends that token.
*/
export const listedTwice = 'this ID is listed twice, with different contents';

const comparedFields = ['description', 'permissions', 'createdAt', 'expiresAt', 'revokedAt'] as const;

/**
Marks the rows of one id that differ from each other. Each gets the oddity `listedTwice`, and `oddFields` has the fields in which they differ, because these cannot be relied on.
*/
export function asListedTwice(rows: readonly DatabaseToken[], isSame: (one: unknown, other: unknown) => boolean): readonly DatabaseToken[] {
	const [first] = rows;
	const differing = comparedFields.filter(name => rows.some(row => !isSame(row[name], first?.[name])));
	return rows.map(row => {
		const {revokedAt, ...rest} = row;
		return {
			...(differing.includes('revokedAt') ? rest : row),
			oddities: [listedTwice, ...row.oddities ?? []],
			oddFields: {
				...Object.fromEntries(differing.map(name => [name, row[name]])),
				...row.oddFields,
				'other rows of this ID': rows.filter(other => other !== row).map(other => Object.fromEntries(differing.map(name => [name, other.oddFields?.[name] ?? other[name]]))),
			},
		};
	});
}
