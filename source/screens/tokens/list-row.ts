import type {TableCell, TableRow} from '../../components/table-row.js';
import {widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';
import type {Meaning} from '../../theme/meaning.js';
import {
	tokenColumns,
	wholeIdWidth,
	type PlainColumn,
	type TokenColumnId,
} from '../../tokens/list/token-columns.js';
import type {FindingsOfTokens} from '../../tokens/filter/findings/finding-answer.js';
import {worstFinding} from '../../tokens/list/worst-finding.js';
import {severityMeanings} from '../audit/severity-meanings.js';
import {statusAt, type TokenEntry} from '../../tokens/list/token-entry.js';
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
	/**
	Gives the names of a token's databases that the filter asked for. Undefined where it asked for none.
	*/
	readonly asked: ((entry: TokenEntry) => ReadonlySet<string>) | undefined;
	/**
	Undefined while the audit of the list is not known.
	*/
	readonly findings: FindingsOfTokens | undefined;
	readonly glyphs: Pick<Glyphs, 'severities'>;
};

/**
Makes the cell of a token from the column's text, which has gone through `show`. `width` is in cells.
*/
type DrawCell = (text: string, entry: TokenEntry, context: Pick<RowContext, 'rotation' | 'findings' | 'glyphs'> & {readonly now: number; readonly width: number}) => TableCell;

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
	// A sign in place of the word, because the list has many columns.
	findings(text, entry, {findings, glyphs}) {
		const worst = worstFinding(entry, findings);
		return worst ? {text: `${glyphs.severities[worst.severity]} ${worst.count}`, meaning: severityMeanings[worst.severity]} : {text};
	},
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
export function listRow(entry: TokenEntry, columns: readonly ListColumn[], {times, isMarked, show, rotation, asked, findings, glyphs}: RowContext): TableRow {
	const draw: Readonly<Partial<Record<TokenColumnId, DrawCell>>> = drawnColumns;
	return {
		id: entry.token.id,
		// The service may list one ID twice with different contents: each is a row of its own.
		...(entry.token.oddities && {key: `${entry.token.id} ${entry.position}`}),
		isMarked,
		cells: columns.map(({column, width}) => {
			const text = column === 'databases' ? databasesText(entry, width, {show, asked}) : show(tokenColumns[column].text(entry, {times, width, findings}));
			return draw[column]?.(text, entry, {
				now: times.now, width, rotation, findings, glyphs,
			}) ?? {text};
		}),
	};
}

/**
The whole description of a row whose column is too narrow for it; undefined where the row shows it whole.
*/
export function cutDescription({cells}: TableRow, columns: readonly ListColumn[]): string | undefined {
	const index = columns.findIndex(({column}) => column === 'description');
	const text = cells[index]?.text ?? '';
	return widthOf(text) > (columns[index]?.width ?? 0) ? text : undefined;
}

/**
The databases of a token, as many as the cell has room for, and at least one. Those that the filter asked for come first. A grant on all databases stands for the others, unless the filter asked for them.
*/
function databasesText(entry: TokenEntry, width: number, {show, asked}: Pick<RowContext, 'show' | 'asked'>): string {
	const names = asked?.(entry);
	const isWhole = entry.databases === 'all databases' && (names === undefined || names.size === 0);
	const {output} = tokenColumns.databases;
	return show(isWhole || !output.fittedText ? entry.databases : output.fittedText(entry, cell => widthOf(show(cell)) <= width, names));
}
