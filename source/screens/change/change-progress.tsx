import {
	Box,
	Text,
	useAnimation,
	useIsScreenReaderEnabled,
} from 'ink';
import {Line} from '../../components/line.js';
import {ProgressBar} from '../../components/progress-bar.js';
import {ScrollLines, lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import type {ChangeProgress} from '../../session/change/use-change-run.js';
import {runWords} from '../../operations/change-words.js';
import {summarizeChanges} from '../../operations/summarize-changes.js';
import type {TrackedChange, ChangeRunState} from '../../operations/types.js';
import {useTheme} from '../../theme/theme-context.js';
import {durationInWords} from '../../tokens/time/parse-time.js';
import {runLine} from './run-line.js';

/**
Rows above the lines of the changes: margin, title, bar, state.
*/
export const progressHeadRows = 4;

type Props = {
	readonly progress: ChangeProgress;
	/**
	The changes as they are now. After the end of a run they may hold the results of another look.
	*/
	readonly changes: readonly TrackedChange[];
	readonly clusterName: string;
	/**
	First change shown, once the person has scrolled. While it is 0 during a run, the list follows the work.
	*/
	readonly top: number;
	/**
	Rows for the lines of the changes.
	*/
	readonly height: number;
};

/**
The progress of a run, or its results: counts, bar, and a line for each change.
*/
export function ChangeProgressView({progress, changes, clusterName, top, height}: Props) {
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const {services} = useAppContext();
	const show = useShow();
	if (progress.status === 'not-begun') {
		return <Box paddingLeft={3} paddingTop={1}><Text {...styles.danger}>{`Nothing was sent: ${show(progress.message)}`}</Text></Box>;
	}

	if (progress.status === 'none' || progress.status === 'starting') {
		return <Box paddingLeft={3} paddingTop={1}><Text {...styles.muted}>{`Writing down what is to be done${glyphs.ellipsis}`}</Text></Box>;
	}

	const {state, startedAt} = progress;
	const width = columns - 6;
	const total = changes.length;
	const done = changes.filter(({stage}) => stage === 'done').length;
	const firstOpen = changes.findIndex(({stage}) => stage !== 'done');
	const following = Math.max(0, Math.min(firstOpen - 2, lastTop(total, height)));
	const counts = [`${done} of ${total}`, state.inFlight > 0 ? `${state.inFlight} in flight` : '', state.isStopping ? 'stopping' : '', state.isFinished ? '' : timeLeft({done, total, elapsed: services.now() - startedAt})].filter(part => part !== '');
	const title = state.isFinished ? show(summarizeChanges(changes)) : `${runWords(progress.batch.action, total)} of ${clusterName}`;
	if (isSpoken && !state.isFinished) {
		// A screen reader reads out every text that changes, so the counts and the lines of the changes wait until the end.
		return (
			<Box flexDirection='column'>
				<Text>{title}</Text>
				<ProgressBar done={done} total={total} width={0}/>
				<StateLine state={state}/>
			</Box>
		);
	}

	return (
		<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
			<Text bold wrap='truncate'>{title}</Text>
			<Text wrap='truncate'>
				<ProgressBar done={done} total={total} width={Math.min(32, Math.floor(columns / 3))}/>
				{isSpoken ? `, ${counts.join(', ')}` : `   ${counts.join(' '.repeat(3))}`}
			</Text>
			<StateLine state={state}/>
			<ScrollLines lines={changes.map(change => runLine(change, {width, show, glyphs}))} top={state.isFinished || top > 0 ? top : following} height={height} width={width}/>
		</Box>
	);
}

/**
`about 4 s left`, by the time that the changes done so far have taken. Empty before the first one is done, and after the last. `elapsed` is in milliseconds.
*/
function timeLeft({done, total, elapsed}: {readonly done: number; readonly total: number; readonly elapsed: number}): string {
	return done === 0 || done === total ? '' : `about ${durationInWords(Math.max(1000, elapsed / done * (total - done)))} left`;
}

/**
The reason why a run is paused or was stopped. While the service asks to wait, the line counts the seconds down. This is the only clock of the program, and it runs only then.
*/
function StateLine({state}: {readonly state: ChangeRunState}) {
	const {services} = useAppContext();
	const {styles} = useTheme();
	const show = useShow();
	const {pausedFor, stoppedFor, isFinished} = state;
	const isCounting = pausedFor?.kind === 'rate-limited' && !isFinished;
	const isSpoken = useIsScreenReaderEnabled();
	useAnimation({interval: 1000, isActive: isCounting && !isSpoken});
	let words = ' ';
	if (isCounting && isSpoken) {
		words = `Paused: ${show(pausedFor.message)}`;
	} else if (isCounting) {
		words = `Going on in ${Math.max(0, Math.ceil((pausedFor.until - services.now()) / 1000))} s: ${show(pausedFor.message)}`;
	} else if (pausedFor && !isFinished) {
		words = 'Paused: 401, the management token is refused. T enters another and goes on.';
	} else if (stoppedFor && stoppedFor.kind !== 'asked') {
		words = `Stopped: ${show(stoppedFor.message)}${stoppedFor.kind === 'forbidden' ? '; read-only from here on' : ''}`;
	}

	return <Line {...styles.warning}>{words}</Line>;
}
