import type {Glyphs} from '../../theme/glyphs.js';
import type {GrantRow} from '../../tokens/grants/grant-row.js';

type Context = {
	readonly isOn: (part: 'database' | 'read' | 'write') => boolean;
	readonly notes: string;
	readonly glyphs: Glyphs;
	readonly show: (text: string) => string;
};

/**
A row of the grant editor in words for a screen reader: `database sensors, read checked, focused, write not checked`.
*/
export function grantRowWords(row: GrantRow, {isOn, notes, glyphs, show}: Context): string {
	const parts = [
		['database', row.database === '' ? 'empty' : show(row.database)],
		['read', row.canRead ? glyphs.ticked : glyphs.unticked],
		['write', row.canWrite ? glyphs.ticked : glyphs.unticked],
	] as const;
	return [...parts.map(([part, words]) => `${part} ${words}${isOn(part) ? ', focused' : ''}`), notes].filter(words => words !== '').join(', ');
}
