/**
A field of the filter language, as the help and the footer show it.
*/
export type FilterField = {
	readonly name: FilterFieldName;
	readonly example: string;
	readonly meaning: string;
	/**
	The values that may follow the name, for the error message. The text follows "takes".
	*/
	readonly accepts: string;
};

export type FilterFieldName = 'db' | 'action' | 'status' | 'wildcard' | 'missing' | 'id' | 'age' | 'created' | 'expires' | 'grants';

/**
Every field, the most needed first.
*/
export const filterFields: readonly FilterField[] = [
	{
		name: 'db',
		example: 'db:sensors',
		meaning: 'a grant on a database whose name contains this; db:* for the grant on all',
		accepts: 'part of a database name, or * for all databases: db:sensors',
	},
	{
		name: 'action',
		example: 'action:write',
		meaning: 'a grant of this action; beside db: on the same database',
		accepts: 'an action: action:write',
	},
	{
		name: 'status',
		example: 'status:active|suspended',
		meaning: 'active, suspended, expired, revoked, unknown; odd: not read whole',
		accepts: 'active, suspended, expired, revoked, unknown or odd: status:active|suspended',
	},
	{
		name: 'expires',
		example: 'expires<30d',
		meaning: 'will expire within this time (> after it); expires:never',
		accepts: 'never or a length of time in h, d, w, m, y: expires:never, expires<30d',
	},
	{
		name: 'age',
		example: 'age>90d',
		meaning: 'created longer ago than this: h, d, w, m (30 days), y (365)',
		accepts: 'a length of time in h, d, w, m, y: age>90d',
	},
	{
		name: 'wildcard',
		example: 'wildcard:write',
		meaning: 'a grant on all databases: read, write or any',
		accepts: 'read, write or any: wildcard:write',
	},
	{
		name: 'missing',
		example: 'missing:db',
		meaning: 'a grant on a database that the cluster does not have',
		accepts: 'db alone: missing:db',
	},
	{
		name: 'grants',
		example: 'grants>5',
		meaning: 'how many grants, one for each action on a database; grants:none',
		accepts: 'none or a number: grants:none, grants:3, grants>5',
	},
	{
		name: 'created',
		example: 'created:2025-03..2025-06',
		meaning: 'created in these days, months or years (UTC), both ends included',
		accepts: 'dates, the earlier first: created:2025, created:2025-03..2025-06',
	},
	{
		name: 'id',
		example: 'id:6f2c',
		meaning: 'a token ID that starts with this',
		accepts: 'the start of a token ID, hexadecimal digits and dashes: id:6f2c',
	},
];

/**
The field with this name, in upper or lower case. Undefined when there is none.
*/
export function findField(name: string): FilterField | undefined {
	const lowerCase = name.toLowerCase();
	return filterFields.find(field => field.name === lowerCase);
}
