import {Box} from 'ink';
import {gutter} from '../../../components/gutter.js';
import {Line} from '../../../components/line.js';
import {Prose} from '../../../components/prose.js';
import {Table} from '../../../components/table.js';
import type {Audit} from '../../../audit/run-audit.js';
import {useShow} from '../../../session/use-show.js';
import {useTheme} from '../../../theme/theme-context.js';
import {ruleColumns, ruleRow} from './rule-row.js';
import type {AuditList} from './use-audit-list.js';

type Props = {
	readonly list: AuditList;
	readonly audit: Audit;
	/**
	Cells.
	*/
	readonly width: number;
	/**
	Whether the cursor is here. The chosen rule has a mark otherwise.
	*/
	readonly hasFocus: boolean;
};

/**
The rules with findings, or a sentence where none has some.
*/
export function RulesPane({list: {groups, group, shownGroups}, audit, width, hasFocus}: Props) {
	const show = useShow();
	const {styles, glyphs} = useTheme();
	const below = groups.length - groups.indexOf(shownGroups.at(-1)!) - 1;
	const rows = shownGroups.map(shown => ({...ruleRow(shown, show), isMarked: !hasFocus && shown === group}));
	return (
		<Box flexDirection='column' width={width} flexShrink={0}>
			{groups.length === 0
				? <Box paddingLeft={gutter} paddingTop={1}><Prose around={gutter + 1}>{nothingFound(audit)}</Prose></Box>
				: <Table columns={ruleColumns(groups, width)} rows={rows} cursorId={hasFocus ? group?.rule.id : undefined}/>}
			{groups.length > 0 && below > 0 ? <Line {...styles.muted}>{`${' '.repeat(gutter)}${glyphs.ellipsis} ${below} more ${below === 1 ? 'rule' : 'rules'} below`}</Line> : undefined}
		</Box>
	);
}

function nothingFound({facts: {entries, databaseNames}, findings}: Audit): string {
	const tokens = entries.length === 1 ? '1 token' : `${entries.length} tokens`;
	const databases = databaseNames === undefined ? 'no database, because they are not known' : (databaseNames.length === 1 ? '1 database' : `${databaseNames.length} databases`);
	return `No finding${findings.length === 0 ? '' : ' that is not muted: . shows the muted ones'}. The rules looked at ${tokens} and ${databases}; s says what they cannot see.`;
}
