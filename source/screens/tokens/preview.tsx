import {Box, Text} from 'ink';
import type {DatabaseToken} from '../../api/types.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProtectedBy} from '../../session/policy/use-protected-by.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {cut} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {tokenLines} from '../token/token-lines.js';

type Props = {
	readonly token: DatabaseToken;
	/**
	Cells.
	*/
	readonly width: number;
	readonly height: number;
};

/**
The beginning of a token's details, beside the list where the window is wide.
*/
export function Preview({token, width, height}: Props) {
	const {tokens, databaseNames, databasesProblem, now} = useClusterSession();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const protectedBy = useProtectedBy();
	const {times} = useTimes(now);
	const lines = tokenLines(token, {
		tokens: tokens.value ?? [], databaseNames, databasesProblem, times, width, show, glyphs, isBrief: true, protectedBy: protectedBy(token.id),
	});
	return (
		<Box flexDirection='column'>
			{lines.slice(0, height - 1).map(({key, text, meaning}) => (
				<Text key={key} wrap='truncate' {...(meaning && styles[meaning])}>{cut(text, width, glyphs.ellipsis)}</Text>
			))}
		</Box>
	);
}
