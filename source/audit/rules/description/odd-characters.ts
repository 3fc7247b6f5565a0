import {hasUnknownDescription} from '../../../tokens/why-odd.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';

/**
What makes a text differ from how it is seen:

- controls (C0, DEL, C1) and the separators of lines and paragraphs, which act on a terminal
- what reorders text: bidirectional marks, embeddings, overrides and isolates
- what has no width and no ink: zero-width characters, fillers, tags, the soft hyphen

Not variation selectors, which choose between two looks of a sign, and not joiners where they belong: between the signs of an emoji, and inside words of scripts that join letters.
*/
const odd = /(?!(?<=[\p{Emoji_Modifier}\p{Extended_Pictographic}\u{FE0F}])\u{200D}\p{Extended_Pictographic}|(?<=[\p{Letter}\p{Mark}])(?<!\p{Script=Latin})[\u{200C}\u{200D}][\p{Letter}\p{Mark}])[\p{Default_Ignorable_Code_Point}\p{Control}\p{Line_Separator}\p{Paragraph_Separator}](?<!\p{Variation_Selector})/gu;
const mayBeOdd = /[\p{Default_Ignorable_Code_Point}\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]/u;
const bidirectional = /\p{Bidi_Control}/u;
const control = /[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]/u;

/**
A token whose description has characters that act on a terminal or are invisible.
*/
export const oddCharacters: Rule = {
	id: 'odd-characters',
	group: 'description',
	severity: 'high',
	title: 'description has hidden characters',
	sentence: count => `${countTokens(count, 'has', 'have')} control, bidirectional or invisible characters in the description.`,
	why: 'Such characters make a description look like another one, hide a part of it, or act on the terminal of whoever lists it. A search for the text that is seen does not find it.',
	advice: 'Look at what stands there, then write the description anew without them.',
	blind: 'Whether a person typed them on purpose or pasted them from a document. This rule does not find letters of another script that look like Latin ones.',
	remedies: ['edit-description', 'look'],
	find: ({standing}) => eachToken(standing, entry => {
		const {token} = entry;
		if (!mayBeOdd.test(token.description) || hasUnknownDescription(token)) {
			return undefined;
		}

		const characters = [...new Set(token.description.match(odd))];
		return characters.length > 0 ? {entry, evidence: () => evidenceOf(characters)} : undefined;
	}),
};

const mostNamed = 3;

function evidenceOf(characters: readonly string[]): string {
	const named = characters.slice(0, mostNamed).map(character => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} (${kindOf(character)})`);
	return `the description has ${named.join(', ')}${characters.length > mostNamed ? ` and ${characters.length - mostNamed} more` : ''}`;
}

function kindOf(character: string): string {
	if (control.test(character)) {
		return 'control';
	}

	return bidirectional.test(character) ? 'bidirectional' : 'invisible';
}
