export type CompletedPath = {
	/**
	The path with as much added as all names that fit have in common. The same path where nothing can be added.
	*/
	readonly text: string;
	/**
	The names that fit, where there are several. Empty for one or none.
	*/
	readonly names: readonly string[];
};

/**
The part of a typed path up to its last `/`, whose names are to be read; empty for the current directory. `start` is the part of a name after it.
*/
export function splitPath(text: string): {readonly directory: string; readonly start: string} {
	const end = text.lastIndexOf('/') + 1;
	return {directory: text.slice(0, end), start: text.slice(end)};
}

/**
Completes a typed path by the names of its directory, in which the name of a directory ends with `/`. Hidden names fit only where their dot has been typed.
*/
export function completePath(text: string, names: readonly string[]): CompletedPath {
	const {directory, start} = splitPath(text);
	if (text === '~' || start === '..') {
		return {text: `${text}/`, names: []};
	}

	const fitting = names.filter(name => name.startsWith(start) && (start !== '' || !name.startsWith('.')));
	return {
		text: fitting.length === 0 ? text : directory + commonStart(fitting),
		names: fitting.length > 1 ? fitting : [],
	};
}

/**
The longest start, in whole characters, that all texts have. There is at least one text.
*/
function commonStart([first = '', ...others]: readonly string[]): string {
	let common = '';
	for (const character of first) {
		const longer = common + character;
		if (others.some(other => !other.startsWith(longer))) {
			break;
		}

		common = longer;
	}

	return common;
}
