import {createContext} from 'react';
import type {LineEdit} from './text-line.js';

/**
What text fields share with the program's root, which hears every key and every paste first. The values are read when a key comes, never to draw a screen.
*/
export type Typing = {
	/**
	The name of the key that is handled now, and whether it is text. A field has to ask, because ink-text-input takes Ctrl+L for an l, and Delete for Backspace. The name is undefined for a key that the program does not use.
	*/
	readonly lastKey: {current: {readonly name: string | undefined; readonly isText: boolean}};
	/**
	Takes a paste: it belongs to the focused field or to the screen that takes text. Undefined where none does.
	*/
	readonly pasteTarget: {current: ((text: string) => void) | undefined};
	/**
	Edits the text of the focused field. Undefined where no field has the focus.
	*/
	readonly editTarget: {current: ((edit: LineEdit) => void) | undefined};
	/**
	Tells the person, in the message line, that a field does not hold all that was pasted or typed.
	*/
	readonly tell: (sentence: string) => void;
};

export const TypingContext = createContext<Typing>({
	lastKey: {current: {name: undefined, isText: true}},
	pasteTarget: {current: undefined},
	editTarget: {current: undefined},
	tell: () => undefined,
});
