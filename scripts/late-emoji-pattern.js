import {readFile} from 'node:fs/promises';

const declaration = String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`;

// Every RGI emoji has a character of one of these kinds: one with emoji presentation, a pictograph, a regional indicator (flags), or U+20E3 at its end (keycaps) (UTS #51, ED-20 to ED-27).
const lateDeclaration = String.raw`
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
};
`.trim();

/**
A plugin for esbuild that makes string-width compile its pattern of all emoji only when a character may be part of one. Without it, the first `›` or `─` would compile the pattern, which takes about 25 ms of CPU. The widths do not change.

The build fails when string-width no longer contains the line that is replaced. Check then whether string-width still needs this plugin.
*/
export const lateEmojiPattern = {
	name: 'late-emoji-pattern',
	setup(plugin) {
		plugin.onLoad({filter: /[/\\]string-width[/\\]index\.js$/}, async ({path}) => {
			const text = await readFile(path, 'utf8');
			if (text.split(declaration).length !== 2) {
				throw new Error(`${path} no longer holds the line ${declaration} once. See scripts/late-emoji-pattern.js.`);
			}

			return {contents: text.replace(declaration, () => lateDeclaration), loader: 'js'};
		});
	},
};
