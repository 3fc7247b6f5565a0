import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {gutter} from '../../components/gutter.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapWords} from '../../components/wrap-words.js';
import {useShow} from '../../session/use-show.js';
import {cut} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';

type Props = {
	/**
	What the chosen rule found. Raw, because the policy may have rules of its own. Undefined where no rule is chosen.
	*/
	readonly sentence: string | undefined;
	/**
	The rows that it has, whether it needs them or not.
	*/
	readonly rows: number;
};

/**
The sentence about the chosen rule below the lists. A longer one than the rows hold ends in an ellipsis; the key that explains the rule shows all of it.
*/
export function Explanation({sentence = '', rows}: Props) {
	const {columns} = useWindowSize();
	const {glyphs} = useTheme();
	const show = useShow();
	const isSpoken = useIsScreenReaderEnabled();
	const text = show(sentence);
	if (isSpoken) {
		return text === '' ? undefined : <Text>{text}</Text>;
	}

	const width = columns - gutter - 1;
	const lines = wrapWords(text, width);
	const shown = lines.length > rows ? [...lines.slice(0, rows - 1), cut(lines.slice(rows - 1).join(' '), width, glyphs.ellipsis)] : lines;
	return (
		<Box flexDirection='column' flexShrink={0} paddingLeft={gutter} height={rows}>
			<Text>{shown.join('\n')}</Text>
		</Box>
	);
}
