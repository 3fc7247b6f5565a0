import {Box} from 'ink';
import {gutter} from '../../components/gutter.js';
import {Line} from '../../components/line.js';
import {Prose} from '../../components/prose.js';
import {useNeededAudit} from '../../session/audit/use-needed-audit.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';
import {AuditHead} from './audit-head.js';
import {ChartsView} from './charts-view.js';
import {Explanation} from './explanation.js';
import {FindingsPane} from './lists/findings-pane.js';
import {RulesPane} from './lists/rules-pane.js';
import {useAuditKeys} from './use-audit-keys.js';
import {useAuditLayout} from './use-audit-layout.js';
import {useAuditList} from './lists/use-audit-list.js';

/**
What is wrong with the tokens of the open cluster: a score, the findings by rule, charts of all tokens, and the evidence of the chosen rule, beside the rules where the window is wide and in their place where it is not.
*/
export function AuditScreen({isActive}: {readonly isActive: boolean}) {
	const view = useNeededAudit();
	const {tokens} = useClusterSession();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const {audit, score} = view;
	const layout = useAuditLayout(view);
	const list = useAuditList(view, layout.heights);
	const {group} = list;
	const handlers = useAuditKeys(view, list);
	const isInFindings = view.place.isInFindings && group !== undefined;
	return (
		<ClusterScreen title='Audit' scope='audit' handlers={handlers} isActive={isActive}>
			{audit && score
				? (
					<>
						<AuditHead view={{...view, audit, score}} trouble={layout.trouble}/>
						<Box flexGrow={1}>
							{isInFindings && !layout.isWide
								? undefined
								: <RulesPane list={list} audit={audit} width={layout.leftWidth} hasFocus={!isInFindings}/>}
							{group && (layout.isWide || isInFindings)
								? <FindingsPane list={list} group={group} width={layout.rightWidth} hasFocus={isInFindings}/>
								: undefined}
						</Box>
						{layout.hasCharts ? <ChartsView facts={audit.facts} width={layout.columns} height={layout.chartHeight}/> : undefined}
						<Explanation sentence={group?.rule.sentence(group.openCount === 0 ? group.findings.length : group.openCount)} rows={layout.explanationRows}/>
					</>
				)
				: (
					<Box flexDirection='column' paddingLeft={gutter} paddingTop={1}>
						{tokens.status === 'failed'
							? <Prose {...styles.danger}>{show(tokens.error.message)}</Prose>
							: <Line>{`${tokens.value === undefined ? 'Loading the tokens' : 'Asking the rules'}${glyphs.ellipsis}`}</Line>}
					</Box>
				)}
		</ClusterScreen>
	);
}
