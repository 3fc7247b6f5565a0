import type {DatabaseToken} from '../../api/types.js';
import {wrapWords} from '../../components/wrap-words.js';
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
	For the preview beside the list: two forms of each time, and no IDs that the header shows already.
	*/
	readonly isBrief?: boolean;
};

/**
The words for one token as lines of a screen. The last line says what the service does not record.
*/
export function tokenLines(token: DatabaseToken, context: TokenLinesContext): readonly Line[] {
	const {
		show, times, width, glyphs, isBrief = false,
	} = context;
	const {rows, databases = '', impact} = tokenWords(token, {
		...context, now: times.now, no: glyphs.no, timeWords: text => isBrief ? twoTimeForms(text, times) : everyTimeForm(text, times),
	});
	// The preview has room for the first lines only, so a long sentence gets one line there.
	const databasesLines = isBrief ? [show(databases)] : wrapWords(show(databases), width);
	return [
		...rows.flatMap(row => row.kind === 'grants' ? grantLines(row, context) : fieldLines(row, context)),
		{key: 'blank', text: ''},
		...databasesLines.filter(text => text !== '').map((text, index) => ({key: `databases ${index}`, text, meaning: 'warning' as const})),
		...(impact.length > 0 ? [{key: 'impact', text: impactHeading}] : []),
		...impact.map(({text, meaning}, index) => ({key: `impact ${index}`, text: `  ${show(text)}`, meaning})),
		{key: 'not recorded', text: notRecorded, meaning: 'muted'},
	];
}

/**
The lines of a field. One that must be shown whole is broken at the window's edge; any other takes one line, whose end is cut off there.
*/
function fieldLines({key, label, text, meaning, isWhole = false}: TokenField, {show, width}: TokenLinesContext): readonly Line[] {
	if (!isWhole) {
		return [{key, text: labelled(show(label), show(text)), meaning}];
	}

	const parts = show(text).match(new RegExp(`.{1,${Math.max(1, width - labelWidth)}}`, 'gu')) ?? [];
	return parts.map((part, index) => ({key: `${key} ${index}`, text: labelled(index === 0 ? label : '', part), meaning}));
}

function grantLines({label, lines}: GrantTable, {show, width, glyphs}: TokenLinesContext): readonly Line[] {
	const names = lines.map(({database}) => show(database));
	const nameWidth = Math.min(Math.max(...names.map(name => widthOf(name))), Math.max(12, width - labelWidth - 40));
	return lines.map(({access}, index) => {
		const name = padEnd(cut(names[index]!, nameWidth, glyphs.ellipsis), nameWidth);
		return {key: `${label} ${index}`, text: labelled(index === 0 ? label : '', `${name}  ${show(access)}`)};
	});
}
