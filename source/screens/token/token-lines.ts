import type {DatabaseToken} from '../../api/types.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';
import type {Meaning} from '../../theme/meaning.js';
import {everyTimeForm, twoTimeForms, type TimeContext} from '../../tokens/time/time-form.js';
import type {GrantTable} from '../../tokens/words/grant-table.js';
import {labelled, labelWidth, type TokenField} from '../../tokens/words/token-field.js';
import {impactHeading, notRecorded, tokenWords} from '../../tokens/words/token-words.js';

/**
One row of text on a screen that scrolls. Outside text in it has gone through `show`.
*/
export type Line = {
	readonly key: string;
	readonly text: string;
	readonly meaning?: Meaning | undefined;
	/**
	The cells before which the line goes on where it is wrapped.
	*/
	readonly hang?: number;
};

export type TokenLinesContext = {
	/**
	All tokens of the cluster, from which the impact is computed.
	*/
	readonly tokens: readonly DatabaseToken[];
	readonly databaseNames: readonly string[] | undefined;
	readonly databasesProblem: string | undefined;
	readonly times: TimeContext;
	/**
	Cells.
	*/
	readonly width: number;
	readonly show: (text: string) => string;
	readonly glyphs: Glyphs;
	/**
	For the preview beside the list: two forms of each time, and no IDs that the header shows already. No line is wrapped there, because a line more would move all lines below it, and they would be sent again at each step of the cursor.
	*/
	readonly isBrief?: boolean;
	/**
	The name of the policy that protects the token, raw. Undefined where none does.
	*/
	readonly protectedBy: string | undefined;
};

/**
The words for one token as lines of a screen, none of them wider than the screen, unless it is brief. The last line says what the service does not record.
*/
export function tokenLines(token: DatabaseToken, context: TokenLinesContext): readonly Line[] {
	const {
		show, times, width, glyphs, isBrief = false,
	} = context;
	const {rows, databases = '', impact} = tokenWords(token, {
		...context, now: times.now, no: glyphs.no, timeWords: text => isBrief ? twoTimeForms(text, times) : everyTimeForm(text, times),
	});
	const lines: readonly Line[] = [
		...rows.flatMap(row => row.kind === 'grants' ? grantLines(row, context) : fieldLines(row, context)),
		{key: 'blank', text: ''},
		...(databases === '' ? [] : [{key: 'databases', text: show(databases), meaning: 'warning' as const}]),
		...(impact.length > 0 ? [{key: 'impact', text: impactHeading}] : []),
		...impact.map(({text, meaning}, index) => ({
			key: `impact ${index}`, text: `  ${show(text)}`, meaning, hang: 4,
		})),
		{key: 'not recorded', text: notRecorded, meaning: 'muted'},
	];
	return isBrief ? lines : wrapLines(lines, width);
}

/**
The line of a field, or the lines of one that must be shown exactly, which is broken at the window's edge.
*/
function fieldLines({key, label, text, meaning, isWhole = false}: TokenField, {show, width}: TokenLinesContext): readonly Line[] {
	if (!isWhole) {
		return [{
			key, text: labelled(show(label), show(text)), meaning, hang: labelWidth,
		}];
	}

	const parts = show(text).match(new RegExp(`.{1,${Math.max(1, width - labelWidth)}}`, 'gu')) ?? [];
	return parts.map((part, index) => ({key: `${key} ${index}`, text: labelled(index === 0 ? label : '', part), meaning}));
}

/**
A line for each database. A name that is too wide for its column has a line of its own above its grants, unless the lines are brief.
*/
function grantLines({label, lines}: GrantTable, {show, width, glyphs, isBrief = false}: TokenLinesContext): readonly Line[] {
	const names = lines.map(({database}) => show(database));
	const nameWidth = Math.min(Math.max(...names.map(name => widthOf(name))), Math.max(12, width - labelWidth - 40));
	// The notes begin after the columns of READ and WRITE, which are 7 cells each.
	const hang = labelWidth + nameWidth + 2 + 14;
	return lines.flatMap(({access}, index): readonly Line[] => {
		const key = `${label} ${index}`;
		const shownLabel = index === 0 ? label : '';
		const name = names[index]!;
		return isBrief || widthOf(name) <= nameWidth
			? [{key, text: labelled(shownLabel, `${padEnd(cut(name, nameWidth, glyphs.ellipsis), nameWidth)}  ${show(access)}`), hang}]
			: [
				{key: `${key} name`, text: labelled(shownLabel, name), hang: labelWidth},
				{key, text: labelled('', `${' '.repeat(nameWidth)}  ${show(access)}`), hang},
			];
	});
}
