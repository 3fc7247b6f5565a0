import {Box, Text} from 'ink';
import {useState} from 'react';
import {frameRows} from '../../components/frame/frame.js';
import {ScrollLines, lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapWords} from '../../components/wrap-words.js';
import {elsewhereWords} from '../../journal/place.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {scrolled} from '../../session/lists/scrolled.js';
import {useTheme} from '../../theme/theme-context.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useTokenActions} from './use-token-actions.js';
import {historyLines} from './history-lines.js';
import {tokenLines} from './token-lines.js';

/**
All fields of one token, its impact, and what was done to it from this machine.
*/
export function Details({tokenId, isActive}: {readonly tokenId: string; readonly isActive: boolean}) {
	const {navigate, services} = useAppContext();
	const {tokens, tokenOf, databaseNames, databasesProblem, load, journal} = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {glyphs} = useTheme();
	const show = useShow();
	const [top, setTop] = useState(0);
	const token = tokenOf(tokenId);
	const width = columns - 6;
	const height = rows - frameRows - 1;
	const now = services.now();
	const {times, changeTimes} = useTimes(now);
	const elsewhere = journal.journal?.ok ? elsewhereWords(journal.journal.value.elsewhere) ?? '' : '';
	const lines = token
		? [
			...tokenLines(token, {
				tokens: tokens.value ?? [], databaseNames, databasesProblem, times, width, show, glyphs,
			}),
			...historyLines(journal.activities, token, {times, show}),
			...wrapWords(show(elsewhere), width).map((text, index) => ({key: `elsewhere ${index}`, text, meaning: 'muted' as const})),
		]
		: [];

	const handlers: KeyHandlers = {
		...useTokenActions(token, {usesMarks: false}),
		...moveHandlers(move => {
			setTop(current => scrolled(current, move, {height, last: lastTop(lines.length, height)}));
		}),
		times: changeTimes,
		refresh: load,
		back() {
			navigate({type: 'closed'});
		},
	};

	const title = token && token.description !== '' ? show(withShortMark(token.description)) : 'Token details';
	return (
		<ClusterScreen title={title} scope='details' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				{token
					? <ScrollLines lines={lines} top={top} height={height} width={width}/>
					: <Text>{`The cluster's list no longer holds ${show(tokenId)}. Esc goes back.`}</Text>}
			</Box>
		</ClusterScreen>
	);
}
