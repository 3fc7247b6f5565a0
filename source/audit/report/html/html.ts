/**
A piece of HTML whose texts are escaped.
*/
export class Html {
	constructor(readonly text: string) {}
}

type Part = string | number | Html | undefined | readonly Html[];

/**
The tag of a template literal that makes HTML. The indentation of its lines is left out. Every text in it is made harmless and escaped, so that it can be neither markup nor the end of an attribute in quotes.
*/
export type HtmlTag = (strings: TemplateStringsArray, ...parts: readonly Part[]) => Html;

/**
Makes the tag. `show` replaces control, bidirectional and invisible characters, as `display()` does.
*/
export function htmlTag(show: (text: string) => string): HtmlTag {
	const textOf = (part: Part): string => {
		if (part === undefined) {
			return '';
		}

		if (part instanceof Html) {
			return part.text;
		}

		if (typeof part === 'string') {
			return escapeHtml(show(part));
		}

		return typeof part === 'number' ? String(part) : part.map(({text}) => text).join('');
	};

	const fixedParts = new WeakMap<TemplateStringsArray, readonly string[]>();
	return (strings, ...parts) => {
		let fixed = fixedParts.get(strings);
		if (!fixed) {
			fixed = strings.map((text, index) => (index === 0 ? text.replace(/^\n/, '') : text).replaceAll(/(?<=^|\n)\t+/g, ''));
			fixedParts.set(strings, fixed);
		}

		return new Html(fixed.map((text, index) => `${text}${textOf(parts[index])}`).join(''));
	};
}

const references: Readonly<Record<string, string>> = {
	'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;',
};

function escapeHtml(text: string): string {
	return text.replaceAll(/["&'<>]/g, sign => references[sign]!);
}
