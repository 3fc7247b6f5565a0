import type {Key} from 'ink';

/**
The name of a key press that Ink's `useInput` reports: `enter`, `escape`, `up`, `page-down`, `tab`, `shift+tab`, `space`, `ctrl+l`, `alt+x`, or the character itself (`j`, `J`, `/`).

Returns `undefined` for an input that the program does not use: an empty one without a flag (F-keys in most terminals), or a key release (kitty protocol).
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
			return withHeldKey(name, key);
		}
	}

	if (input === '') {
		return undefined;
	}

	if (input === '\u{1F}') {
		return 'ctrl+_';
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
Only keys that edit text differ with Ctrl or Alt held. Every other named key is the same with them, as it always was in lists.
*/
function withHeldKey(name: string, {ctrl, meta}: Key): string {
	if (name === 'left' || name === 'right') {
		return ctrl ? `ctrl+${name}` : (meta ? `alt+${name}` : name);
	}

	return name === 'backspace' && meta ? 'alt+backspace' : name;
}

/**
Whether a key press types text. A letter with Ctrl or Alt held does not, although a text field would insert the letter.
*/
export function isText(input: string, key: Key): boolean {
	return input !== '' && parseKey(input, key) === (input === ' ' ? 'space' : input);
}
