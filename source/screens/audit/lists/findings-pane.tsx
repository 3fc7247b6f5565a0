import {Box} from 'ink';
import {Table} from '../../../components/table.js';
import {useShow} from '../../../session/use-show.js';
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
export function FindingsPane({list: {shownFindings, finding}, group: {isAboutDatabases}, width, hasFocus}: Props) {
	const show = useShow();
	const rows = shownFindings.map(shown => findingRow(shown, show));
	return (
		<Box flexDirection='column' width={width} flexShrink={0}>
			<Table columns={findingColumns(isAboutDatabases, width)} rows={rows} cursorId={hasFocus && finding ? findingKey(finding) : undefined}/>
		</Box>
	);
}
