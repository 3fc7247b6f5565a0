import {wrapLines} from '../../components/wrap-lines.js';
import {resultWord} from '../../journal/rows/result-word.js';
import {actionOf, resultWords} from '../../operations/change-words.js';
import type {
	ChangeAction,
	ChangeResult,
	ChangeResultKind,
	TrackedChange,
} from '../../operations/types.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';
import type {Meaning} from '../../theme/meaning.js';
import {nameInTable} from '../../tokens/words/token-name.js';
import type {Line} from '../token/token-lines.js';

type Context = {
	/**
	Cells.
	*/
	readonly width: number;
	readonly show: (text: string) => string;
	readonly glyphs: Glyphs;
};

/**
Gives a function that makes the lines of a run: one for each change, or more where its result is wrapped. The first line of a change has its token's ID as the key.

The function keeps the lines of each change, because a long run is drawn again and again, and only a few of its changes are new each time.
*/
export function makeRunLines(context: Context): (changes: readonly TrackedChange[]) => readonly Line[] {
	const made = new WeakMap<TrackedChange, readonly Line[]>();
	return changes => changes.flatMap(change => {
		const lines = made.get(change) ?? wrapLines([runLine(change, context)], context.width);
		made.set(change, lines);
		return lines;
	});
}

/**
The line of one change: a mark, the token's ID and name, and how far the run has come with it or its result.
*/
function runLine({token, request, stage, result}: TrackedChange, {width, show, glyphs}: Context): Line {
	const nameWidth = Math.max(16, Math.floor(width * 0.34));
	const name = padEnd(cut(show(nameInTable(token)), nameWidth, glyphs.ellipsis), nameWidth);
	const sign = result && signs[result.kind];
	const mark = sign ? glyphs[sign.glyph] : ' ';
	const words = result ? wordsAfterEnd(result, actionOf(request), show) : (stage === 'waiting' ? '' : `${stage}${glyphs.ellipsis}`);
	const start = `${mark} ${show(token.id).slice(0, 8)}  ${name}  `;
	return {
		key: token.id, text: `${start}${words}`, meaning: sign?.meaning, hang: widthOf(start),
	};
}

/**
The mark and the colour of each kind of result.
*/
const signs: Readonly<Record<ChangeResultKind, {readonly glyph: 'done' | 'failed' | 'skipped' | 'unknown'; readonly meaning: Meaning}>> = {
	revoked: {glyph: 'done', meaning: 'good'},
	changed: {glyph: 'done', meaning: 'good'},
	accepted: {glyph: 'done', meaning: 'warning'},
	'already-gone': {glyph: 'done', meaning: 'good'},
	skipped: {glyph: 'skipped', meaning: 'warning'},
	unknown: {glyph: 'unknown', meaning: 'warning'},
	failed: {glyph: 'failed', meaning: 'danger'},
	'not-started': {glyph: 'skipped', meaning: 'muted'},
};

function wordsAfterEnd({kind, cause}: ChangeResult, action: ChangeAction, show: (text: string) => string): string {
	const words = kind === 'changed' ? resultWord(kind, action) : resultWords[kind];
	if (kind === 'accepted') {
		return `${words}: look again in a moment`;
	}

	const verified = kind === 'revoked' || kind === 'changed' ? ', verified' : '';
	return `${words}${verified}${cause === undefined ? '' : `: ${show(cause)}`}`;
}
