import type {Key} from 'ink';

/**
One name for each key press, from what Ink's `useInput` gives: `enter`, `escape`, `up`, `page-down`, `tab`, `shift+tab`, `space`, `ctrl+l`, `alt+x`, or the character itself (`j`, `J`, `/`).

`undefined` for what is no key of ours: an empty input with no flag (F-keys in most terminals), or a kitty protocol key release.
*/
export function parseKey(input: string, key: Key): string | undefined {
	if (key.eventType === 'release') {
		return undefined;
	}

	if (key.tab) {
		return key.shift ? 'shift+tab' : 'tab';
	}

	for (const [flag, name] of named) {
		if (key[flag]) {
			return name;
		}
	}

	if (input === '') {
		return undefined;
	}

	if (key.ctrl) {
		return `ctrl+${input === ' ' ? 'space' : input.toLowerCase()}`;
	}

	if (key.meta) {
		return `alt+${input}`;
	}

	return input === ' ' ? 'space' : input;
}

const named = [
	['return', 'enter'],
	['escape', 'escape'],
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'page-up'],
	['pageDown', 'page-down'],
	['home', 'home'],
	['end', 'end'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const satisfies ReadonlyArray<readonly [keyof Key, string]>;

/**
What a person sends with a held control key or an escape: it is never text, though a text field would take its letter for one.
*/
export function isText(input: string, key: Key): boolean {
	return input !== '' && parseKey(input, key) === (input === ' ' ? 'space' : input);
}
