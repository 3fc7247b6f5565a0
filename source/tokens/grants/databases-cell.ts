import type {Permission} from '../../api/types.js';
import {allDatabases} from './known-databases.js';

export type DatabasesCellOptions = {
	/**
	The exact names that a filter asked for. They come first.
	*/
	readonly asked?: ReadonlySet<string> | undefined;
	/**
	Whether a text has room. As many names are shown as fit, and at least one. Without it one name is shown.
	*/
	readonly hasRoom?: ((text: string) => boolean) | undefined;
};

/**
The Databases cell of a token list, as in the Admin UI: the first database and how many more (`flight2, + 1 more`), `all databases` when a grant is on all of them, `none` when there is no grant. A database that was asked for comes first, also before `all databases`.

Names are raw text of the service.
*/
export function databasesCell(permissions: readonly Permission[], options: DatabasesCellOptions = {}): string {
	const names = [...new Set(permissions.map(permission => permission.resource))];
	const {asked = new Set(), hasRoom} = options;
	const rankOf = (name: string) => asked.has(name) ? 0 : (name === allDatabases ? 1 : 2);
	const ordered = names.toSorted((left, right) => rankOf(left) - rankOf(right)).map(name => name === allDatabases ? 'all databases' : name);
	if (ordered.length === 0) {
		return 'none';
	}

	// In a short cell a grant on all databases stands for the others.
	if (!hasRoom) {
		return ordered[0] === 'all databases' ? ordered[0] : textOf(ordered, 1);
	}

	for (let count = ordered.length; count > 1; count--) {
		const text = textOf(ordered, count);
		if (hasRoom(text)) {
			return text;
		}
	}

	return textOf(ordered, 1);
}

function textOf(names: readonly string[], count: number): string {
	const rest = names.length - count;
	return [...names.slice(0, count), ...rest > 0 ? [`+ ${rest} more`] : []].join(', ');
}

/**
The same for a token some of whose grants cannot be read, so that it may reach any database: `unknown, flight2`. `unknown` comes first, because a narrow column cuts off the end.
*/
export function unknownDatabasesCell(permissions: readonly Permission[], {asked, hasRoom}: DatabasesCellOptions = {}): string {
	return permissions.length === 0 ? 'unknown' : `unknown, ${databasesCell(permissions, {asked, hasRoom: hasRoom && (text => hasRoom(`unknown, ${text}`))})}`;
}
