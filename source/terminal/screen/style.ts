import {remembered} from './remembered.js';

/**
How a cell is drawn: the SGR codes that hold, sorted and joined with `|`, such as `1|38;5;12`. Empty for a cell without any. Two cells look the same if their styles are the same text.
*/
export type Style = string;

/**
The code that ends each attribute. Bold (1) and faint (2) have one in common.
*/
const ends: Readonly<Record<string, string>> = {
	1: '22', 2: '22', 3: '23', 4: '24', 5: '25', 7: '27', 8: '28', 9: '29', 38: '39', 48: '49',
};

const letterColor = /^(?:3[0-7]|9[0-7]|38;5;\d+|38;2;\d+;\d+;\d+)$/;
const groundColor = /^(?:4[0-7]|10[0-7]|48;5;\d+|48;2;\d+;\d+;\d+)$/;

// A colour by index or by RGB is one code of several numbers.
const codes = /[34]8(?:;5(?:;\d+)?|;2(?:;\d+){0,3})?|\d+/g;
const leftOut = /(?<![^;])(?=;|$)/g;

/**
What a code sets: the colour of the letter (38), the colour behind it (48), or an attribute. Undefined for a code that sets none of these, such as a shape of underline.
*/
function slotOf(code: string): string | undefined {
	if (letterColor.test(code)) {
		return '38';
	}

	if (groundColor.test(code)) {
		return '48';
	}

	return /^[1-9]$/.test(code) && code in ends ? code : undefined;
}

const codesOf = (style: Style): readonly string[] => style === '' ? [] : style.split('|');

/**
What a style looks like on a cell without a letter: only a background, a line, or reversed colours are seen there.
*/
export function styleOfBlank(style: Style): Style {
	const held = codesOf(style);
	return held.some(code => /^[479]$/.test(code)) ? style : held.filter(code => slotOf(code) === '48').join('|');
}

/**
The style after an SGR sequence with these parameters, such as `1;38;5;12`. Undefined where they set or end something that a `Style` does not hold.
*/
export const styleAfter = remembered((style: Style, parameters: string): Style | undefined => {
	const held = new Map(codesOf(style).map(code => [slotOf(code)!, code]));
	// A parameter that is left out is 0.
	for (const found of parameters.replaceAll(leftOut, '0').match(codes) ?? []) {
		const slot = slotOf(found);
		const ended = Object.keys(ends).filter(key => ends[key] === found);
		if (found === '0') {
			held.clear();
		} else if (slot !== undefined) {
			held.set(slot, found);
		} else if (ended.length > 0) {
			for (const key of ended) {
				held.delete(key);
			}
		} else {
			return undefined;
		}
	}

	return held.values().toArray().toSorted().join('|');
});

/**
The SGR sequence that leads from one style to another, in the fewest bytes: a reset, what is different, or a reset and all of the other style.
*/
export const styleChange = remembered((from: Style, to: Style): string => {
	if (from === to) {
		return '';
	}

	if (to === '') {
		return '\u{1B}[m';
	}

	const before = codesOf(from);
	const after = codesOf(to);
	const slots = new Set(after.map(code => slotOf(code)));
	const off = new Set(before.map(code => slotOf(code)!).filter(slot => !slots.has(slot)).map(slot => ends[slot]!));
	// What ends bold ends faint as well, so the one that stays begins again.
	const on = after.filter(code => !before.includes(code) || off.has(ends[slotOf(code)!]!));
	const step = [...off, ...on].join(';');
	// A parameter that is left out is 0, the reset.
	const whole = [...(from === '' ? [] : ['']), ...after].join(';');
	return `\u{1B}[${step.length < whole.length ? step : whole}m`;
});
