export type Glyphs = {
	readonly path: string;
	readonly pointer: string;
	readonly cursor: string;
	readonly mark: string;
	readonly done: string;
	readonly failed: string;
	readonly unknown: string;
	readonly skipped: string;
	/**
	In place of a permission that a token does not have.
	*/
	readonly no: string;
	readonly warning: string;
	readonly ascending: string;
	readonly descending: string;
	readonly barFull: string;
	readonly barEmpty: string;
	/**
	The heights of a bar in one row, from the lowest to the full one.
	*/
	readonly levels: string;
	/**
	In place of a bar that has no height.
	*/
	readonly noBar: string;
	/**
	The signs of the severities of findings. They differ in shape, so that they can be told apart without colour.
	*/
	readonly severities: Readonly<Record<'critical' | 'high' | 'medium' | 'low' | 'info', string>>;
	readonly ellipsis: string;
	/**
	One cell in a text field, where its text goes on to the left and to the right.
	*/
	readonly moreBefore: string;
	readonly moreAfter: string;
	readonly rule: string;
	/**
	The rule under a protected profile's header. It differs from `rule`, so that it can be told apart without colour.
	*/
	readonly protectedRule: string;
	readonly secret: string;
	readonly rotation: string;
	/**
	Before the step that comes next. It differs from `pointer`, which only the cursor has.
	*/
	readonly due: string;
	readonly ticked: string;
	readonly unticked: string;
	/**
	The sign before a filter.
	*/
	readonly filter: string;
	/**
	Points from below at the place of an error.
	*/
	readonly caret: string;
	readonly buttonLeft: string;
	readonly buttonRight: string;
	readonly corners: readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
	readonly vertical: string;
};

export const unicodeGlyphs: Glyphs = {
	path: '›', pointer: '❯', cursor: '▌', mark: '●', done: '✓', failed: '✗', unknown: '?', skipped: '–', no: '–', warning: '▲',
	ascending: '▲', descending: '▼', barFull: '█', barEmpty: '░', levels: '▁▂▃▄▅▆▇█', noBar: '·', severities: {
		critical: '◆', high: '▲', medium: '■', low: '●', info: '○',
	}, ellipsis: '…', moreBefore: '…', moreAfter: '…', rule: '─', protectedRule: '═', secret: '•', rotation: '↻', due: '●',
	ticked: '[x]', unticked: '[ ]', filter: '/', caret: '^', buttonLeft: '‹', buttonRight: '›', corners: ['┌', '┐', '└', '┘'], vertical: '│',
};

export const asciiGlyphs: Glyphs = {
	path: '>', pointer: '>', cursor: '>', mark: '*', done: '+', failed: 'x', unknown: '?', skipped: '-', no: '-', warning: '!',
	ascending: '^', descending: 'v', barFull: '#', barEmpty: '-', levels: '.:-=+*%#', noBar: ' ', severities: {
		critical: '#', high: '!', medium: '*', low: '-', info: '.',
	}, ellipsis: '...', moreBefore: '<', moreAfter: '>', rule: '-', protectedRule: '=', secret: '*', rotation: '~', due: '*',
	ticked: '[x]', unticked: '[ ]', filter: '/', caret: '^', buttonLeft: '<', buttonRight: '>', corners: ['+', '+', '+', '+'], vertical: '|',
};

/**
The word that a screen reader says for each glyph. It is empty for a glyph that is only decoration.
*/
export const spokenGlyphs: Glyphs = {
	path: ',', pointer: 'selected', cursor: 'selected', mark: 'marked', done: 'done', failed: 'failed', unknown: 'unknown', skipped: 'skipped', no: 'no', warning: 'Warning:',
	ascending: 'ascending', descending: 'descending', barFull: '', barEmpty: '', levels: '', noBar: '', severities: {
		critical: 'critical', high: 'high', medium: 'medium', low: 'low', info: 'info',
	}, ellipsis: '...', moreBefore: '', moreAfter: '', rule: '', protectedRule: '', secret: '', rotation: 'in rotation,', due: 'next,',
	ticked: 'checked', unticked: 'not checked', filter: 'Filter', caret: 'Error:', buttonLeft: '', buttonRight: '', corners: ['', '', '', ''], vertical: '',
};
