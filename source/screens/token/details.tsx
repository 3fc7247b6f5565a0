import {Box, Text} from 'ink';
import {useState} from 'react';
import {ScrollLines, lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {elsewhereWords} from '../../journal/place.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useNeededAudit} from '../../session/audit/use-needed-audit.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProtectedBy} from '../../session/policy/use-protected-by.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {scrolled} from '../../session/lists/scrolled.js';
import {useTheme} from '../../theme/theme-context.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {findingLines} from '../audit/finding-lines.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {useTokenActions} from './use-token-actions.js';
import {historyLines} from './history-lines.js';
import {tokenLines} from './token-lines.js';

const blank = {key: 'blank before findings', text: ''};

/**
All fields of one token, its impact, what the audit found, and what was done to it from this machine.
*/
export function Details({tokenId, isActive}: {readonly tokenId: string; readonly isActive: boolean}) {
	const {navigate, services} = useAppContext();
	const {tokens, tokenOf, databaseNames, databasesProblem, load, journal} = useClusterSession();
	const {columns} = useWindowSize();
	const {glyphs} = useTheme();
	const show = useShow();
	const {audit} = useNeededAudit();
	const [top, setTop] = useState(0);
	const token = tokenOf(tokenId);
	const protectedBy = useProtectedBy();
	const width = columns - 6;
	const height = Math.max(1, useBodyRows() - 1);
	const now = services.now();
	const {times, changeTimes} = useTimes(now);
	const elsewhere = journal.journal?.ok ? elsewhereWords(journal.journal.value.elsewhere) ?? '' : '';
	const lines = token
		? [
			...tokenLines(token, {
				tokens: tokens.value ?? [], databaseNames, databasesProblem, times, width, show, glyphs, protectedBy: protectedBy(tokenId),
			}),
			...wrapLines([
				...(audit ? [blank, ...findingLines(audit, token, show)] : []),
				...historyLines(journal.activities, token, {times, show}),
				...(elsewhere === '' ? [] : [{key: 'elsewhere', text: show(elsewhere), meaning: 'muted' as const}]),
			], width),
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
