import type {TrackedChange, ChangeResult} from '../../operations/types.js';
import {cut, padEnd} from '../../terminal/cut.js';
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
One target of a run: its mark, its description, and how far it is or what came of it.
*/
export function runLine({token, stage, result}: TrackedChange, {width, show, glyphs}: Context): Line {
	const nameWidth = Math.max(16, Math.floor(width * 0.34));
	const name = padEnd(cut(show(nameInTable(token)), nameWidth, glyphs.ellipsis), nameWidth);
	const {mark, words, meaning} = result ? ended(result, glyphs, show) : {mark: ' ', words: stage === 'waiting' ? '' : `${stage}${glyphs.ellipsis}`, meaning: undefined};
	return {key: token.id, text: `${mark} ${show(token.id).slice(0, 8)}  ${name}  ${words}`, meaning};
}

function ended(result: ChangeResult, glyphs: Glyphs, show: (text: string) => string): {readonly mark: string; readonly words: string; readonly meaning: Meaning | undefined} {
	const because = result.cause === undefined ? '' : `: ${show(result.cause)}`;
	switch (result.kind) {
		case 'revoked': {
			return {mark: glyphs.done, words: `revoked, verified${because}`, meaning: 'good'};
		}

		case 'changed': {
			return {mark: glyphs.done, words: `changed, verified${because}`, meaning: 'good'};
		}

		case 'accepted': {
			return {mark: glyphs.done, words: 'accepted, not yet visible: look again in a moment', meaning: 'warning'};
		}

		case 'already-gone': {
			return {mark: glyphs.done, words: `already gone${because}`, meaning: 'good'};
		}

		case 'skipped': {
			return {mark: glyphs.skipped, words: `skipped${because}`, meaning: 'warning'};
		}

		case 'unknown': {
			return {mark: glyphs.unknown, words: `unknown${because}`, meaning: 'warning'};
		}

		case 'failed': {
			return {mark: glyphs.failed, words: `failed${because}`, meaning: 'danger'};
		}

		case 'not-started': {
			return {mark: glyphs.skipped, words: `not started${because}`, meaning: 'muted'};
		}
	}
}
