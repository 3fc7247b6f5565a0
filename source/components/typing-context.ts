import {createContext} from 'react';

/**
What text fields share with the program's root, which hears every key and every paste first. The values are read when a key comes, never to draw a screen.
*/
export type Typing = {
	/**
	Whether the key that is handled now is text. A field has to ask, because ink-text-input takes Ctrl+L for an l.
	*/
	readonly lastKey: {current: {readonly isText: boolean}};
	/**
	Takes a paste: it belongs to the focused field or to the screen that takes text. Undefined where none does.
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
