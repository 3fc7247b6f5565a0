import {gutter} from '../../../components/gutter.js';
import type {TableColumn, TableRow} from '../../../components/table-row.js';
import type {Finding} from '../../../audit/finding.js';
import {nameInTable} from '../../../tokens/words/token-name.js';
import {findingKey} from './finding-key.js';

/**
The columns of the table of a rule's findings in a part of the window of `width` cells.
*/
export function findingColumns(isAboutDatabases: boolean, width: number): readonly TableColumn[] {
	const free = width - gutter - 2 - 1;
	const nameWidth = Math.max(10, Math.min(32, Math.floor(free * 0.42)));
	return [
		{title: isAboutDatabases ? 'DATABASE' : 'TOKEN', width: nameWidth},
		{title: 'EVIDENCE', width: Math.max(10, free - nameWidth)},
	];
}

/**
The row of a finding: its token or database, and what is so. A muted one says until when.
*/
export function findingRow(finding: Finding, show: (text: string) => string): TableRow {
	const {entry, database, mute} = finding;
	const text = show(finding.evidence());
	return {
		id: findingKey(finding),
		cells: [
			{text: show(entry ? nameInTable(entry.token) : database), ...(mute && {meaning: 'muted'})},
			mute ? {text: `muted until ${show(mute.until)}: ${text}`, meaning: 'muted'} : {text},
		],
	};
}
