import {Box, Text, type DOMElement} from 'ink';
import TextInput from 'ink-text-input';
import {useContext, useRef, useState} from 'react';
import {cut, widthOf} from '../../terminal/cut.js';
import {show} from '../../theme/show.js';
import {useTheme} from '../../theme/theme-context.js';
import {TypingContext} from './typing-context.js';
import {useCursorAt} from './use-cursor-at.js';
import {useEditsInto} from './use-edits-into.js';
import {usePasteInto} from './use-paste-into.js';
import {useTextLine} from './use-text-line.js';

type Props = Parameters<typeof useTextLine>[0] & {
	readonly onRefusedPaste?: () => void;
};

/**
The editor of a focused field, which owns the text and the cursor. ink-text-input draws the text before the cursor, which is the terminal's own, and hears what is typed: its own cursor is always at its end, so what it adds was typed at the cursor, and what it takes away was Backspace.
*/
export function FieldInput({onRefusedPaste, ...options}: Props) {
	const {lastKey} = useContext(TypingContext);
	const theme = useTheme();
	const {styles, glyphs} = theme;
	const {part, before, generation, edit, insert, offered} = useTextLine(options);
	const [restarts, setRestarts] = useState(0);
	const box = useRef<DOMElement>(null);
	useCursorAt(box, (part.goesOnBefore ? 1 : 0) + widthOf(before));
	useEditsInto(edit);
	usePasteInto(true, text => {
		if (onRefusedPaste) {
			onRefusedPaste();
		} else {
			insert(text.replaceAll(/\s+/g, ' ').trim());
		}
	});

	const room = options.width - widthOf(before) - (part.goesOnBefore ? 1 : 0);
	// It is in brackets, so that it cannot be mistaken for what was typed where a theme has no dim text.
	const offer = offered === undefined ? '' : cut(` [${show(theme, offered)}]`, room, glyphs.ellipsis);
	return (
		<Box ref={box} flexShrink={0}>
			{part.goesOnBefore ? <Text {...styles.muted}>{glyphs.moreBefore}</Text> : undefined}
			<TextInput
				key={`${generation} ${restarts}`}
				focus
				showCursor={false}
				value={before}
				onChange={next => {
					if (lastKey.current.name === 'backspace') {
						edit('delete-before', next);
					} else if (lastKey.current.isText) {
						insert(next.slice(before.length), next);
					} else {
						// Ink-text-input takes Ctrl+L for an l, and Delete for Backspace. It starts anew, without them.
						setRestarts(restarts + 1);
					}
				}}
			/>
			{offer === '' ? <Text>{(show(theme, part.under) || ' ') + show(theme, part.after)}</Text> : <Text {...styles.muted}>{offer}</Text>}
			{part.goesOnAfter ? <Text {...styles.muted}>{glyphs.moreAfter}</Text> : undefined}
		</Box>
	);
}
