import {useState} from 'react';
import {lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {scrollHandlers} from '../../keys/scroll-handlers.js';
import {useShow} from '../../session/use-show.js';
import {changeWords} from '../../operations/change-words.js';
import {changesOfSource} from '../../operations/suspend.js';
import type {Disagreement, ResumeSource} from '../../operations/types.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {ChangeQuestion, rowsOfSentences} from './change-question.js';
import {disagreementLines} from './disagreement-lines.js';

type Props = {
	readonly disagreements: readonly Disagreement[];
	readonly isActive: boolean;
};

const sentences = ['The mark and the journal of this machine disagree. Nothing was sent.', 'The last suspend wrote the mark. A person or another program may have edited it since.'] as const;

/**
Asks which is right, where the marks of suspended tokens and the journal would give back different things. It shows both, and a key chooses. Nothing is sent from here; the confirmation comes next.
*/
export function ResumeChoice({disagreements, isActive}: Props) {
	const {navigate} = useAppContext();
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const show = useShow();
	const [top, setTop] = useState(0);
	const width = columns - 6;
	const lines = wrapLines(disagreementLines(disagreements, show), width);
	// One blank row above the lines, and two below them.
	const height = Math.max(1, Math.min(lines.length, bodyRows - rowsOfSentences(sentences, width) - 3));

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
		...scrollHandlers({count: lines.length, height, top}, by => {
			setTop(Math.min(Math.max(0, top + by), lastTop(lines.length, height)));
		}),
		cancel() {
			navigate({type: 'closed'});
		},
	};

	return (
		<ClusterScreen title={changeWords.resume.title} scope='resume-choice' handlers={handlers} isActive={isActive}>
			<ChangeQuestion
				meaning='warning'
				sentences={sentences}
				lines={lines} top={top} height={height}
				width={width}
			/>
		</ClusterScreen>
	);
}
