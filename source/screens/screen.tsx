import {useEffect, type ReactNode} from 'react';
import type {Message} from '../components/frame/badge.js';
import {Frame} from '../components/frame/frame.js';
import {messageLines} from '../components/frame/message-lines.js';
import {useWindowSize} from '../components/use-window-size.js';
import {hintsOf} from '../keys/hints-of.js';
import {useKeys, type OtherKeyHandler} from '../keys/use-keys.js';
import {actionFor, actionOf, type Scope} from '../keymap/scopes.js';
import {useAppContext, type KeyHandlers} from '../session/app-context.js';
import {useBadges} from '../session/use-badges.js';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	/**
	The names from the profile to the screen. Outside text in it has gone through `show()`.
	*/
	readonly path: readonly string[];
	/**
	The keys that the screen has, in the footer's order.
	*/
	readonly scope: Scope;
	readonly handlers: KeyHandlers;
	/**
	False while an overlay has the keys, or while the screen hears none.
	*/
	readonly isActive?: boolean;
	/**
	Gets the name of a key that means nothing in the scope, and its text if it has one.
	*/
	readonly onOther?: OtherKeyHandler;
	/**
	Shown in place of the program's last message.
	*/
	readonly message?: Message | undefined;
	/**
	The whole text of a row that is cut, from `useRowDetail`. Shown in place of the program's last message, and not kept.
	*/
	readonly detail?: Message | undefined;
	readonly children: ReactNode;
};

/**
The frame of every screen: draws the path, the badges, the last message and the key hints around the body, and hears the screen's keys.
*/
export function Screen({path, scope, handlers, isActive = true, onOther, message, detail, children}: Props) {
	const {message: lastMessage} = useAppContext();
	const badges = useBadges();
	const shown = message ?? detail ?? lastMessage;
	const isCut = useIsMessageCut(shown);
	useKeptMessage(message);
	useKeys(scope, handlers, {isActive, ...(onOther && {onOther})});
	return <Frame path={path} badges={badges} message={shown} hints={[...(isCut && actionFor(scope, '!') === 'messages' ? [messagesHint] : []), ...hintsOf(scope, handlers)]}>{children}</Frame>;
}

const messagesHint = {key: actionOf('messages').keys[0]!, label: actionOf('messages').label};

/**
Whether the message needs more than the two lines that a screen gives it, so that only the screen of messages shows it whole.
*/
function useIsMessageCut(message: Message | undefined): boolean {
	const {columns} = useWindowSize();
	const {glyphs} = useTheme();
	return messageLines(message?.text, columns, glyphs.ellipsis).isCut;
}

/**
Keeps a screen's own message among the last ones. Every other message is kept when it is given.
*/
function useKeptMessage(message: Message | undefined): void {
	const {messages} = useAppContext();
	useEffect(() => {
		if (message) {
			messages.keep(message);
		}
	}, [messages, message?.text]); // eslint-disable-line react-hooks/exhaustive-deps -- a message is a new object at each render
}
