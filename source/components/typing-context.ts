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
	/**
	Tells the person, in the message line, that a field does not hold all that was pasted or typed.
	*/
	readonly tell: (sentence: string) => void;
};

export const TypingContext = createContext<Typing>({
	lastKey: {current: {isText: true}},
	pasteTarget: {current: undefined},
	tell: () => undefined,
});
