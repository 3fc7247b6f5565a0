import {useIsScreenReaderEnabled} from 'ink';
import {gutter} from '../../components/gutter.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapWords} from '../../components/wrap-words.js';
import type {AuditView} from '../../session/audit/audit-view.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {useBodyRows} from '../use-body-rows.js';
import {auditTrouble} from './audit-trouble.js';
import {useAuditProblems} from './use-audit-problems.js';

/**
How the audit screen divides the window. Widths are in cells, heights in rows.
*/
export type AuditLayout = {
	readonly columns: number;
	/**
	Whether the findings of the chosen rule stand beside the rules.
	*/
	readonly isWide: boolean;
	readonly leftWidth: number;
	readonly rightWidth: number;
	/**
	What could not be read, in at most a third of the rows. The score's screen has all of it.
	*/
	readonly trouble: readonly string[];
	readonly hasCharts: boolean;
	readonly chartHeight: number;
	readonly explanationRows: number;
	/**
	The rows of each list, without its head. At least 1.
	*/
	readonly heights: {readonly rules: number; readonly findings: number};
};

const wideFrom = 160;
const rulesWidth = 86;

/**
Gives the lists the rows that the summary, the charts and the explanation leave. Where the findings of a rule are shown in place of the rules, they get the rows of the charts too. A low window has no charts. A screen reader reads their numbers.
*/
export function useAuditLayout({audit, place: {isInFindings}}: AuditView): AuditLayout {
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const show = useShow();
	const isSpoken = useIsScreenReaderEnabled();
	const problems = useAuditProblems();
	const {glyphs} = useTheme();
	const isWide = !isSpoken && columns >= wideFrom;
	const trouble = audit ? atMost(auditTrouble(audit, problems).flatMap(each => wrapWords(show(each), columns - gutter - 1)), isSpoken ? Infinity : Math.max(2, Math.floor(bodyRows / 3)), `${glyphs.ellipsis} s says all of it.`) : [];
	const chartHeight = bodyRows >= 38 ? 4 : (bodyRows >= 26 ? 2 : 1);
	const explanationRows = bodyRows >= 16 || columns < 80 ? 2 : 1;
	const hasCharts = isSpoken || (bodyRows >= 15 && (isWide || !isInFindings));
	// The summary, the head of the table and a blank row.
	const height = Math.max(1, bodyRows - 3 - trouble.length - explanationRows - (hasCharts && !isSpoken ? chartHeight + 2 : 0));
	return {
		columns,
		isWide,
		leftWidth: isWide ? rulesWidth : columns,
		rightWidth: isWide ? columns - rulesWidth : columns,
		trouble,
		hasCharts,
		chartHeight,
		explanationRows,
		heights: {rules: height, findings: height},
	};
}

/**
The lines, or as many of them as there are rows for, the last of which is `rest`.
*/
function atMost(lines: readonly string[], rows: number, rest: string): readonly string[] {
	return lines.length > rows ? [...lines.slice(0, rows - 1), rest] : lines;
}
