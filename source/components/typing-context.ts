import {createContext} from 'react';

/**
What text fields share with the program's root, which hears every key and every paste first. Read when a key comes, never drawn.
*/
export type Typing = {
	/**
	Whether the key being handled is text: ink-text-input takes Ctrl+L for an l.
	*/
	readonly lastKey: {current: {readonly isText: boolean}};
	/**
	Where a paste goes: the focused field, if there is one.
	*/
	readonly pasteTarget: {current: ((text: string) => void) | undefined};
};

export const TypingContext = createContext<Typing>({
	lastKey: {current: {isText: true}},
	pasteTarget: {current: undefined},
});
