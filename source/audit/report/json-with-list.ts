import {harmlessJson} from '../../tokens/text/harmless-json.js';

/**
Writes a document as `harmlessJson` does, in pieces: where it has the empty list `name`, the items of another list are written one by one, because a large list as one text would be longer than a text can be. The document may have only one empty list of that name.

@yields The part before the items, an item, or the part after them.
*/
export function * jsonWithList(document: Readonly<Record<string, unknown>>, name: string, items: Iterable<unknown>): Generator<string, void, undefined> {
	const text = harmlessJson(document);
	// A quote inside of a string has a backslash before it, so no string can hold this.
	const place = `"${name}": []`;
	const start = text.lastIndexOf(place);
	yield text.slice(0, start + place.length - 1);
	let isFirst = true;
	for (const item of items) {
		yield `${isFirst ? '' : ','}\n${harmlessJson(item, 0)}`;
		isFirst = false;
	}

	yield `${isFirst ? '' : '\n'}${text.slice(start + place.length - 1)}\n`;
}
