import {replacedTexts} from './replaced-texts.js';
import {simpleCharacters} from './simple-text.js';

const lateSegmenter = (name, parameters) => [
	`let made${name};`,
	`const ${name} = {`,
	`	segment: text => (made${name} ??= new Intl.Segmenter(${parameters})).segment(text),`,
	'};',
].join('\n');

// Every RGI emoji has a character of one of these kinds: one with emoji presentation, a pictograph, a regional indicator (flags), or U+20E3 at its end (keycaps) (UTS #51, ED-20 to ED-27).
const lateEmojiPattern = String.raw`
const partOfEmojiRegex = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\u{20E3}]/v;
let wholeEmojiRegex;
const rgiEmojiRegex = {
	test(segment) {
		if (!partOfEmojiRegex.test(segment)) {
			return false;
		}

		wholeEmojiRegex ??= new RegExp('^\\p{RGI_Emoji}$', 'v');
		return wholeEmojiRegex.test(segment);
	},
};`;

/**
A plugin for rolldown that makes the packages which measure and cut text ask the Unicode tables only for text that needs them. The results do not change.

Most text of a screen has simple characters only. Without the plugin, one `…` in a row sends the whole row through Intl.Segmenter and seven regular expressions at each frame; the first Segmenter takes 11 ms to make, and the pattern of all emoji 18 ms to compile. Fast paths for such text in string-width and ansi-tokenize themselves, and segmenters made when they are first used, would make the plugin superfluous.
*/
export const leanText = replacedTexts('lean-text', {
	'string-width/index.js': [
		['const segmenter = new Intl.Segmenter();', lateSegmenter('segmenter', '')],
		[String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`, lateEmojiPattern],
		[
			String.raw`	if (/^[\u0020-\u007E]*$/.test(string)) {`,
			String.raw`	if (/^[\u0020-\u007E]*$/.test(string) || (ambiguousIsNarrow && /^[${simpleCharacters}]*$/.test(string))) {`,
		],
	],
	'wrap-ansi/index.js': [['const segmenter = new Intl.Segmenter();', lateSegmenter('segmenter', '')]],
	'slice-ansi/tokenize-ansi.js': [['const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: \'grapheme\'});', lateSegmenter('GRAPHEME_SEGMENTER', 'undefined, {granularity: \'grapheme\'}')]],
	'ink/build/line-update.js': [['const segmenter = new Intl.Segmenter(undefined, { granularity: \'grapheme\' });', lateSegmenter('segmenter', 'undefined, {granularity: \'grapheme\'}')]],
	'@alcalzone/ansi-tokenize/build/tokenize.js': [
		[
			'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });',
			[
				lateSegmenter('allSegmenter', 'undefined, {granularity: "grapheme"}'),
				String.raw`const simpleText = /^[${simpleCharacters}\n\u001B]*$/;`,
				'const segmenter = {',
				'	segment: text => simpleText.test(text) ? Array.from(text, (segment, index) => ({segment, index})) : allSegmenter.segment(text),',
				'};',
			].join('\n'),
		],
	],
});
