/**
Text as roff shows it, whatever stands in it: what roff would read as its own (backslashes, a dot or quote at the start of a line) is escaped, and the signs that typesetters change (hyphens, quotes, carets, tildes) stay what is typed.
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
Bold, as names and what is typed are.
*/
export const bold = (text: string): string => String.raw`\fB${roffText(text)}\fR`;

/**
Italic, as what stands for something else is.
*/
export const italic = (text: string): string => String.raw`\fI${roffText(text)}\fR`;

/**
Text in which what stands in backticks is bold.
*/
export function prose(text: string): string {
	return text.split('`').map((part, index) => index % 2 === 1 ? bold(part) : roffText(part)).join('').replace(/^(?=\.)/, String.raw`\&`);
}

/**
A tagged paragraph: what is explained, and under it, indented, what it is.
*/
export const tagged = (tag: string, text: string): string => `.TP\n${tag}\n${prose(text)}`;

/**
Lines as they are, in a fixed font.
*/
export const verbatim = (lines: readonly string[]): string => ['.PP', '.EX', ...lines.map(line => roffText(line)), '.EE'].join('\n');
