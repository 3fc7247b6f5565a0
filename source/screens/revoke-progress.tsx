import {Box, Text, useWindowSize} from 'ink';
import {ProgressBar} from '../components/progress-bar.js';
import {ScrollLines, lastTop} from '../components/scroll-lines.js';
import {useShow} from '../hooks/use-show.js';
import type {RevokeProgress} from '../hooks/use-revoke-run.js';
import {summarizeRevoke} from '../operations/revoke-summary.js';
import type {RevokeRunState} from '../operations/types.js';
import {useTheme} from '../theme/theme-context.js';
import {runLine} from './run-lines.js';

/**
Rows above the targets: margin, title, bar, state.
*/
export const progressHeadRows = 4;

type Props = {
	readonly progress: RevokeProgress;
	readonly clusterName: string;
	/**
	First target shown, once somebody has scrolled; before that the list follows the work.
	*/
	readonly top: number;
	/**
	Rows for the targets.
	*/
	readonly height: number;
};

/**
How far a revoke is, or what came of it: counts, bar, and each target.
*/
export function RevokeProgressView({progress, clusterName, top, height}: Props) {
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	if (progress.status === 'not-begun') {
		return <Box paddingLeft={3} paddingTop={1}><Text {...styles.danger}>{`Nothing was sent: ${show(progress.message)}`}</Text></Box>;
	}

	if (progress.status === 'none' || progress.status === 'starting') {
		return <Box paddingLeft={3} paddingTop={1}><Text {...styles.muted}>{`Writing down what is to be done${glyphs.ellipsis}`}</Text></Box>;
	}

	const {state} = progress;
	const width = columns - 6;
	const total = state.items.length;
	const done = state.items.filter(({stage}) => stage === 'done').length;
	const firstOpen = state.items.findIndex(({stage}) => stage !== 'done');
	const following = Math.max(0, Math.min(firstOpen - 2, lastTop(total, height)));
	const counts = [`${done} of ${total}`, state.inFlight > 0 ? `${state.inFlight} in flight` : '', state.isStopping ? 'stopping' : ''].filter(part => part !== '');
	const title = state.isFinished ? show(summarizeRevoke(state.items)) : `Revoking ${total === 1 ? '1 token' : `${total} tokens`} of ${clusterName}`;
	return (
		<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
			<Text bold wrap='truncate'>{title}</Text>
			<Text wrap='truncate'>
				<ProgressBar done={done} total={total} width={Math.min(32, Math.floor(columns / 3))}/>
				{`   ${counts.join(' '.repeat(3))}`}
			</Text>
			<Text {...styles.warning} wrap='truncate'>{stateWords(state, show)}</Text>
			<ScrollLines lines={state.items.map(item => runLine(item, {width, show, glyphs}))} top={state.isFinished || top > 0 ? top : following} height={height} width={width}/>
		</Box>
	);
}

function stateWords({pausedFor, stoppedFor, isFinished}: RevokeRunState, show: (text: string) => string): string {
	if (pausedFor?.kind === 'unauthorized' && !isFinished) {
		return `Paused: ${show(pausedFor.message)}`;
	}

	if (pausedFor?.kind === 'rate-limited' && !isFinished) {
		return `Waiting until ${new Date(pausedFor.until).toISOString().slice(11, 19)}Z: ${show(pausedFor.message)}`;
	}

	return stoppedFor && stoppedFor.kind !== 'asked' ? `Stopped: ${show(stoppedFor.message)}` : ' ';
}
