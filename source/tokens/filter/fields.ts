/**
A field of the filter language.
*/
export type FilterField = {
	readonly name: FilterFieldName;
	/**
	What can be asked with it, the most needed first. At least one.
	*/
	readonly uses: readonly [FilterUse, ...FilterUse[]];
	/**
	The values that may follow the name, for the error message. The text follows "takes".
	*/
	readonly accepts: string;
};

/**
One use of a field, as the help, docs/filter.md and the manual show it.
*/
export type FilterUse = {
	readonly example: string;
	readonly meaning: string;
};

export type FilterFieldName = 'db' | 'can' | 'action' | 'status' | 'suspended' | 'wildcard' | 'missing' | 'id' | 'age' | 'created' | 'expires' | 'grants' | 'finding' | 'severity' | 'owner' | 'muted';

/**
Every field, the most needed first.
*/
export const filterFields: readonly FilterField[] = [
	{
		name: 'db',
		uses: [
			{example: 'db:sensors', meaning: 'a grant on a database whose name contains this'},
			{example: 'db:=sensors', meaning: 'a grant on the database of exactly this name'},
			{example: 'db:*', meaning: 'the grant on all databases'},
		],
		accepts: 'part of a name, = and a whole name, or *: db:sensors, db:=sensors',
	},
	{
		name: 'can',
		uses: [{example: 'can:write:sensors', meaning: 'can write this database, also by a grant on all'}],
		accepts: 'read, write or any, and a whole name: can:write:sensors',
	},
	{
		name: 'action',
		uses: [{example: 'action:write', meaning: 'a grant of this action; on the database of db:'}],
		accepts: 'an action: action:write',
	},
	{
		name: 'status',
		uses: [
			{example: 'status:suspended', meaning: 'or active, expired, revoked, unknown'},
			{example: 'status:odd', meaning: 'not read whole'},
		],
		accepts: 'active, suspended, expired, revoked, unknown or odd: status:odd',
	},
	{
		name: 'expires',
		uses: [
			{example: 'expires<30d', meaning: 'will expire within this time (> after it)'},
			{example: 'expires<2027-03-01', meaning: 'expires before this day (UTC), also in the past'},
			{example: 'expires:never', meaning: 'never expires'},
		],
		accepts: 'never, a time or a date: expires<30d, expires<2027-03-01',
	},
	{
		name: 'finding',
		uses: [
			{example: 'finding:last-writer', meaning: 'the audit found this of it; or any, or none'},
		],
		accepts: 'rules of the audit, any or none: finding:last-writer',
	},
	{
		name: 'severity',
		uses: [{example: 'severity>=high', meaning: 'a finding this bad or worse: critical to info'}],
		accepts: 'critical, high, medium, low or info: severity>=high',
	},
	{
		name: 'suspended',
		uses: [{example: 'suspended>7d', meaning: 'is suspended for longer than this; or since a date'}],
		accepts: 'a length of time or a date: suspended>7d, suspended<2026-03',
	},
	{
		name: 'age',
		uses: [{example: 'age>90d', meaning: 'created longer ago: h, d, w, m (30 days), y (365)'}],
		accepts: 'a length of time in h, d, w, m, y: age>90d',
	},
	{
		name: 'created',
		uses: [
			{example: 'created>2025-03', meaning: 'created after this day, month or year (UTC)'},
			{example: 'created:2024..2025', meaning: 'created in these days, months or years'},
		],
		accepts: 'dates, the earlier first: created>2025-03, created:2024..2025',
	},
	{
		name: 'wildcard',
		uses: [{example: 'wildcard:write', meaning: 'a grant on all databases: read, write or any'}],
		accepts: 'read, write or any: wildcard:write',
	},
	{
		name: 'missing',
		uses: [{example: 'missing:db', meaning: 'a grant on a database that the cluster lacks'}],
		accepts: 'db alone: missing:db',
	},
	{
		name: 'grants',
		uses: [
			{example: 'grants>5', meaning: 'how many grants, one for each action on a database'},
			{example: 'grants:none', meaning: 'no grants'},
		],
		accepts: 'none or a number: grants:none, grants:3, grants>5',
	},
	{
		name: 'owner',
		uses: [
			{example: 'owner:team-x', meaning: 'the owner, by the policy, contains this'},
			{example: 'owner:none', meaning: 'a description without an owner'},
		],
		accepts: 'none or a part of an owner: owner:team-x, owner:none',
	},
	{
		name: 'muted',
		uses: [{example: 'muted:yes', meaning: 'a muted finding; finding: then asks for those'}],
		accepts: 'yes or no: muted:yes',
	},
	{
		name: 'id',
		uses: [{example: 'id:6f2c', meaning: 'a token ID that starts with this'}],
		accepts: 'the start of a token ID, hexadecimal digits and dashes: id:6f2c',
	},
];

/**
The uses of all fields, for a table of them.
*/
export const filterUses: readonly FilterUse[] = filterFields.flatMap(({uses}) => uses);

/**
The field with this name, in upper or lower case. Undefined when there is none.
*/
export function findField(name: string): FilterField | undefined {
	const lowerCase = name.toLowerCase();
	return filterFields.find(field => field.name === lowerCase);
}
