import type {Meaning} from '../theme/meaning.js';
import {
	baseOf,
	isOverlay,
	reduceStack,
	type ScreenStack,
	type StackEvent,
} from './screen-stack.js';

/**
The line above the footer. Outside text in it has gone through `show()`.
*/
export type Message = {readonly text: string; readonly meaning: Meaning | undefined};

export type StackAndMessage = {
	readonly stack: ScreenStack;
	readonly message: Message | undefined;
	/**
	How many keys had come when the message did.
	*/
	readonly messageKey: number;
};

/**
`key` is how many keys have come so far.
*/
export type StackOrMessageEvent = {readonly key: number} & (
	| {readonly type: 'navigated'; readonly event: StackEvent}
	| {readonly type: 'told'; readonly message: Message | undefined}
);

/**
The screens and the last message after an event. A message ends with the screen that it belongs to: a screen that opens has none, and leaving a screen ends its message. What was wrong at the start stays while a link opens one screen after the other, before any key. It stays if the key that leaves the screen has brought it, as the word about a profile that was removed. Menus, help and the palette change nothing about it.
*/
export function reduceStackAndMessage(state: StackAndMessage, event: StackOrMessageEvent): StackAndMessage {
	if (event.type === 'told') {
		return {...state, message: event.message, messageKey: event.key};
	}

	const stack = reduceStack(state.stack, event.event);
	const isAnother = baseOf(stack) !== baseOf(state.stack);
	const isOpensScreen = event.key > 0 && event.event.type === 'opened' && !isOverlay(event.event.screen);
	return isOpensScreen || (isAnother && state.messageKey !== event.key) ? {...state, stack, message: undefined} : {...state, stack};
}
