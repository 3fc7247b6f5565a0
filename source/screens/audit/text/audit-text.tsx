import {Box} from 'ink';
import {useState} from 'react';
import {ScrollLines, lastTop} from '../../../components/scroll-lines.js';
import {useWindowSize} from '../../../components/use-window-size.js';
import {wrapLines} from '../../../components/wrap-lines.js';
import {moveHandlers} from '../../../keys/move-handlers.js';
import {useAppContext, type KeyHandlers} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {scrolled} from '../../../session/lists/scrolled.js';
import {useShow} from '../../../session/use-show.js';
import {ClusterScreen} from '../../cluster-screen.js';
import {useBodyRows} from '../../use-body-rows.js';
import {useAuditList} from '../lists/use-audit-list.js';
import {useAuditProblems} from '../use-audit-problems.js';
import {ruleText} from './rule-text.js';
import {scoreText} from './score-text.js';

/**
What the audit screen says at length: about the chosen rule, or about the score.
*/
export function AuditText({about}: {readonly about: 'rule' | 'score'}) {
	const {navigate} = useAppContext();
	const {audit: view} = useClusterSession();
	const {audit, score} = view;
	const {columns} = useWindowSize();
	const show = useShow();
	const [top, setTop] = useState(0);
	const {group} = useAuditList(view, {rules: 1, findings: 1});
	const trouble = useAuditProblems();
	const problems = Object.values(trouble).filter(problem => problem !== undefined);
	const height = Math.max(1, useBodyRows() - 1);
	const width = columns - 6;
	const text = about === 'rule' && group ? ruleText(group, show) : (audit && score ? scoreText(audit, score, {problems, isPolicyBroken: trouble.policy !== undefined, show}) : []);
	const lines = wrapLines(text, width);
	const handlers: KeyHandlers = {
		...moveHandlers(step => {
			setTop(current => scrolled(current, step, {height, last: lastTop(lines.length, height)}));
		}),
		close() {
			navigate({type: 'closed'});
		},
	};
	return (
		<ClusterScreen title={about === 'rule' && group ? show(group.rule.title) : 'Score'} scope='audit-text' handlers={handlers}>
			<Box paddingLeft={3} paddingTop={1}>
				<ScrollLines lines={lines} top={top} height={height} width={width}/>
			</Box>
		</ClusterScreen>
	);
}
