/**
The text of a page with another text between the marks of a part (`<!-- keymap -->` and `<!-- /keymap -->`). Throws unless each mark occurs exactly once, in this order.
*/
export function withPart(page: string, name: string, text: string): string {
	const start = `<!-- ${name} -->`;
	const end = `<!-- /${name} -->`;
	const parts = page.split(start);
	const rest = parts[1]?.split(end);
	if (parts.length !== 2 || rest?.length !== 2) {
		throw new Error(`The page must hold ${start} and after it ${end}, once each.`);
	}

	return `${parts[0]}${start}\n\n${text}\n\n${end}${rest[1]}`;
}
