/**
Escapes text so that roff shows it as it is: backslashes and a dot or quote at the start of a line are no commands, and hyphens, quotes, carets, tildes and backticks stay ASCII instead of becoming typographic.
*/
export function roffText(text: string): string {
	return text
		.replaceAll('\\', String.raw`\e`)
		.replaceAll('-', String.raw`\-`)
		.replaceAll('\'', String.raw`\(aq`)
		.replaceAll('"', String.raw`\(dq`)
		.replaceAll('^', String.raw`\(ha`)
		.replaceAll('~', String.raw`\(ti`)
		.replaceAll('`', String.raw`\(ga`)
		.replaceAll(/\P{ASCII}/gu, character => String.raw`\[u${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)
		.replaceAll(/^\./gm, String.raw`\&.`);
}

/**
Bold, for names and for what a person types.
*/
export const bold = (text: string): string => String.raw`\fB${roffText(text)}\fR`;

/**
Italic, for placeholders.
*/
export const italic = (text: string): string => String.raw`\fI${roffText(text)}\fR`;

/**
A sentence or more. Parts in backticks become bold.
*/
export function prose(text: string): string {
	return text.split('`').map((part, index) => index % 2 === 1 ? bold(part) : roffText(part)).join('').replace(/^(?=\.)/, String.raw`\&`);
}

/**
A tagged paragraph: the tag (roff) on its own line, and its explanation (plain text) indented below it.
*/
export const tagged = (tag: string, text: string): string => `.TP\n${tag}\n${prose(text)}`;

/**
Lines that keep their breaks, in a fixed font.
*/
export const verbatim = (lines: readonly string[]): string => ['.PP', '.EX', ...lines.map(line => roffText(line)), '.EE'].join('\n');
