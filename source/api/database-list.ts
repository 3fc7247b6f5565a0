import {isDeepStrictEqual} from 'node:util';
import type {Database} from './types.js';

type Fields = Readonly<Record<string, unknown>>;

const numberFields = ['maxTables', 'maxColumnsPerTable', 'retentionPeriod'] as const;

function readDatabase(row: unknown): Database {
	const fields: Fields = typeof row === 'object' && row !== null && !Array.isArray(row) ? row as Fields : {};
	const {name, accountId, clusterId, ...rest} = fields;
	const hasName = typeof name === 'string' && name !== '';
	const oddNumbers = numberFields.filter(field => typeof fields[field] !== 'number');
	const oddities = [...hasName ? [] : ['it has no name'], ...oddNumbers.map(field => `${field} is not a number`)];
	return {
		...rest,
		...(Object.fromEntries(numberFields.map(field => [field, oddNumbers.includes(field) ? NaN : fields[field]])) as Pick<Database, typeof numberFields[number]>),
		name: hasName ? name : '',
		...(typeof accountId === 'string' && {accountId}),
		...(typeof clusterId === 'string' && {clusterId}),
		...(oddities.length > 0 && {oddities}),
	};
}

/**
Reads the databases of a list. A row with missing or wrong fields becomes a database with `oddities`, and the others are still read: its name is empty when it has none, and a field that is not a number is NaN. Rows with the same name and different contents become one database with `oddities`.
*/
export function readDatabaseList(rows: readonly unknown[]): readonly Database[] {
	const databases = rows.map(row => readDatabase(row));
	return [...Map.groupBy(databases, ({name}) => name)].flatMap(([name, same]) => {
		const [first, ...others] = same;
		if (name === '' || first === undefined) {
			return same;
		}

		return others.every(other => isDeepStrictEqual(other, first)) ? [first] : [{...first, oddities: [...first.oddities ?? [], 'this name is listed twice, with different contents']}];
	});
}

/**
Whether a list holds databases: it is empty, or at least one row has a name.
*/
export function isDatabaseList(rows: readonly unknown[]): boolean {
	return rows.length === 0 || rows.some(row => {
		const name = (row as {readonly name?: unknown} | undefined)?.name;
		return typeof name === 'string' && name !== '';
	});
}
