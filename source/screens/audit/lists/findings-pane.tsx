import {Box} from 'ink';
import {gutter} from '../../../components/gutter.js';
import {Line} from '../../../components/line.js';
import {Table} from '../../../components/table.js';
import {useShow} from '../../../session/use-show.js';
import {useTheme} from '../../../theme/theme-context.js';
import {findingKey} from './finding-key.js';
import {findingColumns, findingRow} from './finding-row.js';
import type {FindingGroup} from './group-findings.js';
import type {AuditList} from './use-audit-list.js';

type Props = {
	readonly list: AuditList;
	readonly group: FindingGroup;
	/**
	Cells.
	*/
	readonly width: number;
	readonly hasFocus: boolean;
};

/**
The evidence of the chosen rule, token by token or database by database.
*/
export function FindingsPane({list: {shownFindings, finding}, group: {findings, isAboutDatabases}, width, hasFocus}: Props) {
	const show = useShow();
	const {styles, glyphs} = useTheme();
	const below = findings.length - findings.indexOf(shownFindings.at(-1)!) - 1;
	const rows = shownFindings.map(shown => findingRow(shown, show));
	return (
		<Box flexDirection='column' width={width} flexShrink={0}>
			<Table columns={findingColumns(isAboutDatabases, width)} rows={rows} cursorId={hasFocus && finding ? findingKey(finding) : undefined}/>
			{below > 0 ? <Line {...styles.muted}>{`${' '.repeat(gutter)}${glyphs.ellipsis} ${below} more below`}</Line> : undefined}
		</Box>
	);
}
