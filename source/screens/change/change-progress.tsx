import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {Line} from '../../components/line.js';
import {ProgressBar} from '../../components/progress-bar.js';
import {ScrollLines, lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useShow} from '../../session/use-show.js';
import type {ChangeProgress} from '../../session/change/use-change-run.js';
import type {TrackedChange} from '../../operations/types.js';
import {useTheme} from '../../theme/theme-context.js';
import type {RunText} from './use-run-text.js';

type Props = {
	readonly progress: ChangeProgress;
	/**
	The changes as they are now. After the end of a run they may hold the results of another look.
	*/
	readonly changes: readonly TrackedChange[];
	/**
	Undefined while nothing was begun.
	*/
	readonly text: RunText | undefined;
	/**
	First line shown, once the person has scrolled. While it is 0 during a run, the lines follow the work.
	*/
	readonly top: number;
};

/**
The progress of a run, or its results: counts, bar, and the lines of the changes.
*/
export function ChangeProgressView({progress, changes, text, top}: Props) {
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	if (progress.status === 'not-begun') {
		return <Box paddingLeft={3} paddingTop={1} paddingRight={3}><Text {...styles.danger}>{`Nothing was sent: ${show(progress.message)}`}</Text></Box>;
	}

	if (progress.status === 'none' || progress.status === 'starting' || text === undefined) {
		return <Box paddingLeft={3} paddingTop={1}><Line {...styles.muted}>{`Writing down what is to be done${glyphs.ellipsis}`}</Line></Box>;
	}

	const {isFinished} = progress.state;
	const {head: {title, done, total, counts, state}, lines, height, width} = text;
	const titleLines = title.map(line => <Text key={line} bold wrap='truncate'>{line}</Text>);
	const stateLines = state.map(line => <Line key={line} {...styles.warning}>{line === '' ? ' ' : line}</Line>);
	if (isSpoken && !isFinished) {
		// A screen reader reads out every text that changes, so the counts and the lines of the changes wait until the end.
		return (
			<Box flexDirection='column'>
				{titleLines}
				<ProgressBar done={done} total={total} width={0}/>
				{stateLines}
			</Box>
		);
	}

	const barWidth = Math.min(32, Math.floor(columns / 3));
	return (
		<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
			{titleLines}
			<Text wrap='truncate'>
				<ProgressBar done={done} total={total} width={barWidth}/>
				{isSpoken ? `, ${counts.join(', ')}` : fittingCounts(counts, columns - barWidth - 3)}
			</Text>
			{stateLines}
			<ScrollLines lines={lines} top={isFinished || top > 0 ? top : topOfWork(text, changes)} height={height} width={width}/>
		</Box>
	);
}

/**
As many counts as there is room for, in cells, each with a gap before it. One that does not fit is left out whole.
*/
function fittingCounts(counts: readonly string[], room: number): string {
	let text = '';
	for (const count of counts) {
		const longer = `${text}   ${count}`;
		if (longer.length > room) {
			break;
		}

		text = longer;
	}

	return text;
}

/**
The first line to show while a person has not scrolled: the first change that is not done is the third line.
*/
function topOfWork({lines, height}: RunText, changes: readonly TrackedChange[]): number {
	const open = changes.find(({stage}) => stage !== 'done');
	const line = lines.findIndex(({key}) => key === open?.token.id);
	return Math.max(0, Math.min(line - 2, lastTop(lines.length, height)));
}
