import {useIsScreenReaderEnabled} from 'ink';
import type {Message} from '../components/frame/badge.js';
import {frameRows} from '../components/frame/frame.js';
import {messageLines} from '../components/frame/message-lines.js';
import {useWindowSize} from '../components/use-window-size.js';
import {useAppContext} from '../session/app-context.js';
import {useTheme} from '../theme/theme-context.js';

/**
The rows that a screen has between the rule and the message, at least 1. A message that needs two lines takes one of them. `message` is the screen's own message, where it has one.
*/
export function useBodyRows(message?: Message): number {
	const {message: lastMessage} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const {lines} = messageLines((message ?? lastMessage)?.text, columns, glyphs.ellipsis);
	return Math.max(1, rows - frameRows - (isSpoken ? 0 : lines.length - 1));
}
