import {readFile} from 'node:fs/promises';

const declaration = String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`;

// Every RGI emoji holds one of these: it is shown as a picture by itself, is made of pictographs, of regional indicators (flags), or ends with U+20E3 (keycaps) (UTS #51, ED-20 to ED-27).
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
A plugin for esbuild that lets string-width compile its pattern of all emoji, which takes about 25 ms of CPU, when it meets what may be one: not for the first `›` or `─`. Widths stay what they were.

The build fails where string-width no longer holds the line: then look whether it still needs this.
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
