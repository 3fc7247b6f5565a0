import type {TableCell, TableRow} from '../../components/table.js';
import type {Meaning} from '../../theme/meaning.js';
import {
	tokenColumns,
	wholeIdWidth,
	type PlainColumn,
	type TokenColumnId,
} from '../../tokens/list/token-columns.js';
import {statusAt, type TokenEntry} from '../../tokens/list/token-index.js';
import {hasUnknownExpiry, hasUnknownGrants} from '../../tokens/why-odd.js';
import type {TokenStatus} from '../../tokens/status.js';
import type {TimeContext} from '../../tokens/time/time-form.js';
import type {ListColumn} from './list-columns.js';

type RowContext = {
	readonly times: TimeContext;
	readonly isMarked: boolean;
	readonly show: (text: string) => string;
	/**
	For a token that is part of a rotation: the rotation's mark, and the step that is due. Undefined for every other token.
	*/
	readonly rotation: string | undefined;
};

/**
Makes the cell of a token from the column's text, which has gone through `show`. `width` is in cells.
*/
type DrawCell = (text: string, entry: TokenEntry, context: {readonly now: number; readonly width: number; readonly rotation: string | undefined}) => TableCell;

const soon = 30 * 24 * 60 * 60 * 1000;

const statusMeanings: Readonly<Record<TokenStatus, Meaning | undefined>> = {
	unknown: 'warning',
	active: undefined,
	suspended: 'warning',
	expired: 'muted',
	revoked: 'muted',
};

const drawnColumns: Readonly<Record<Exclude<TokenColumnId, PlainColumn>, DrawCell>> = {
	status: (text, entry, {now}) => ({text, meaning: entry.token.oddities ? 'warning' : statusMeanings[statusAt(entry, now)]}),
	description(text, _entry, {rotation}) {
		if (rotation !== undefined) {
			return {text: `${rotation} ${text}`, meaning: 'accent'};
		}

		return text === '' ? {text: '(no description)', meaning: 'muted'} : {text};
	},
	// A short ID has no ellipsis: its first characters are how people name the token.
	id: (text, _entry, {width}) => ({text: width < wholeIdWidth ? text.slice(0, width) : text}),
	databases: (text, {databases, token}) => ({text, meaning: databases === 'all databases' || hasUnknownGrants(token) ? 'warning' : undefined}),
	expires: (text, {expiresMs, token}, {now}) => ({text, meaning: hasUnknownExpiry(token) ? 'warning' : expiryMeaning(expiresMs, now)}),
};

function expiryMeaning(expiresMs: number | undefined, now: number): Meaning | undefined {
	if (expiresMs === undefined) {
		return 'muted';
	}

	return expiresMs > now && expiresMs - now < soon ? 'warning' : undefined;
}

/**
One token as a row of these columns. Outside text goes through `show`.
*/
export function listRow(entry: TokenEntry, columns: readonly ListColumn[], {times, isMarked, show, rotation}: RowContext): TableRow {
	const draw: Readonly<Partial<Record<TokenColumnId, DrawCell>>> = drawnColumns;
	return {
		id: entry.token.id,
		// The service may list one ID twice with different contents: each is a row of its own.
		...(entry.token.oddities && {key: `${entry.token.id} ${entry.position}`}),
		isMarked,
		cells: columns.map(({column, width}) => {
			const text = show(tokenColumns[column].text(entry, {times, width}));
			return draw[column]?.(text, entry, {now: times.now, width, rotation}) ?? {text};
		}),
	};
}
