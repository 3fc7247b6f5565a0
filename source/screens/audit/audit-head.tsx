import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {Fragment} from 'react';
import {gutter} from '../../components/gutter.js';
import {Line} from '../../components/line.js';
import {useWindowSize} from '../../components/use-window-size.js';
import type {Audit} from '../../audit/run-audit.js';
import type {Score} from '../../audit/score.js';
import type {AuditView} from '../../session/audit/audit-view.js';
import {useShow} from '../../session/use-show.js';
import {widthOf} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {auditSummary} from './audit-summary.js';

type Props = {
	readonly view: AuditView & {readonly audit: Audit; readonly score: Score};
	/**
	What could not be read, as lines of the screen.
	*/
	readonly trouble: readonly string[];
};

const gap = ' '.repeat(3);

/**
The first lines of the audit: the score and the numbers of findings, the policy in force at the right end where it has room, and what could not be read.
*/
export function AuditHead({view: {audit, score, status, policy: inForce}, trouble}: Props) {
	const {styles, glyphs} = useTheme();
	const {columns} = useWindowSize();
	const show = useShow();
	const isSpoken = useIsScreenReaderEnabled();
	const parts = auditSummary(audit, score);
	const width = widthOf(parts.map(({text}) => text).join(gap));
	const {source} = audit.facts.policy;
	const policy = inForce && inForce.problems.length > 0 ? 'policy not in force' : (source === undefined ? 'no policy file' : show(source));
	const right = [policy, ...(status === 'ready' ? [] : [`asking again${glyphs.ellipsis}`])].join(', ');
	const hasRoom = width + widthOf(right) + 4 <= columns;
	return (
		<>
			{isSpoken
				? <Text>{`${parts.map(({text}) => text).join(', ')}; policy: ${right}`}</Text>
				: (
					<Box justifyContent='space-between' paddingX={1} height={1} flexShrink={0}>
						<Text wrap='truncate'>
							{parts.map(({text, meaning}, index) => (
								<Fragment key={text}>
									{index > 0 ? gap : ''}
									<Text bold={index === 0} {...(meaning && styles[meaning])}>{text}</Text>
								</Fragment>
							))}
						</Text>
						{hasRoom ? <Text {...styles.muted} wrap='truncate'>{right}</Text> : undefined}
					</Box>
				)}
			{trouble.map(line => <Line key={line} {...styles.warning}>{`${' '.repeat(gutter)}${line}`}</Line>)}
		</>
	);
}
