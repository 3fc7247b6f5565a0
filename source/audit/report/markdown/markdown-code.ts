/**
Text that a code span can hold, also in a cell of a table.
*/
const fitsCode = /^(?! )[^\n\r&<\\`|]*[^\n\r &<\\`|]$/;

const punctuation = /[\p{Punctuation}\p{Symbol}]/gu;

/**
Outside text as inline Markdown: as code, so that no viewer makes a link, a mention, an emoji or HTML of it. Where a code span cannot hold it, it is HTML's `<code>` with its punctuation as character references. The text must have gone through `display()`, so it has no line break.
*/
export function markdownCode(text: string): string {
	if (text === '') {
		return '(empty)';
	}

	return fitsCode.test(text) ? `\`${text}\`` : `<code>${text.replaceAll(punctuation, sign => `&#${sign.codePointAt(0)!};`)}</code>`;
}
