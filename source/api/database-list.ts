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
The databases of a list. One that cannot be read whole is odd and hides no other: its name is empty where it has none, and what is not a number is NaN. Rows that differ under one name are one odd database.
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
Whether a list is one of databases: it is empty, or one row at least has a name.
*/
export function isDatabaseList(rows: readonly unknown[]): boolean {
	return rows.length === 0 || rows.some(row => {
		const name = (row as {readonly name?: unknown} | undefined)?.name;
		return typeof name === 'string' && name !== '';
	});
}
