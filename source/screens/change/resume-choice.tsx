import {Box} from 'ink';
import {useState} from 'react';
import {frameRows} from '../../components/frame/frame.js';
import {Line} from '../../components/line.js';
import {ScrollLines, lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import {changeWords} from '../../operations/change-words.js';
import {changesOfSource} from '../../operations/suspend.js';
import type {Disagreement, ResumeSource} from '../../operations/types.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';
import {disagreementLines} from './disagreement-lines.js';

type Props = {
	readonly disagreements: readonly Disagreement[];
	readonly isActive: boolean;
};

/**
Suspended tokens whose marks and whose journal would give back something different: both are shown, and a key says which is right. Nothing is sent from here; the confirmation comes next.
*/
export function ResumeChoice({disagreements, isActive}: Props) {
	const {navigate} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const [top, setTop] = useState(0);
	const width = columns - 6;
	const lines = disagreementLines(disagreements, show);
	const height = Math.max(1, Math.min(lines.length, rows - frameRows - 5));
	const scroll = (by: number) => {
		setTop(Math.min(Math.max(0, top + by), lastTop(lines.length, height)));
	};

	const choose = (source: ResumeSource) => () => {
		navigate({
			type: 'replaced', screen: {
				name: 'confirm', batch: {
					action: 'resume', changes: changesOfSource(disagreements, source), hiddenIds: new Set(), purpose: `As the ${source} says.`,
				},
			},
		});
	};

	const handlers: KeyHandlers = {
		'use-mark': choose('mark'),
		'use-journal': choose('journal'),
		...(lines.length > height && {
			'scroll-down'() {
				scroll(Math.max(1, height - 2));
			},
		}),
		'scroll-up'() {
			scroll(-Math.max(1, height - 2));
		},
		cancel() {
			navigate({type: 'closed'});
		},
	};

	return (
		<ClusterScreen title={changeWords.resume.title} scope='resume-choice' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingX={1} flexShrink={0}>
				<Line {...styles.warning}>{`${glyphs.warning} The mark and the journal of this machine disagree. Nothing was sent.`}</Line>
				<Line>{'  The last suspend wrote the mark. A person or another program may have edited it since.'}</Line>
			</Box>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1} flexShrink={0} overflow='hidden'>
				<ScrollLines lines={lines} top={top} height={height} width={width}/>
			</Box>
		</ClusterScreen>
	);
}
