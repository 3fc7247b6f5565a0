import {useMemo} from 'react';
import type {TableRow} from '../../components/table-row.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {askedDatabases} from '../../tokens/filter/asked-databases.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {rotationStep} from '../../tokens/rotation.js';
import type {TimeContext} from '../../tokens/time/time-form.js';
import type {ListColumn} from './list-columns.js';
import {listRow} from './list-row.js';

/**
Gives the function that makes the row of a token in the list, with its mark, the step of its rotation, and the databases that the filter asks for first.
*/
export function useListRow(times: TimeContext): (entry: TokenEntry, columns: readonly ListColumn[]) => TableRow {
	const {view, databaseNames, journal: {rotations}, audit: {findings}, now} = useClusterSession();
	const {glyphs} = useTheme();
	const show = useShow();
	const asked = useMemo(() => view.query && askedDatabases(view.query, databaseNames), [view.query, databaseNames]);
	const rotationOf = (id: string) => {
		const rotation = rotations.find(({oldTokenId, newTokenId}) => oldTokenId === id || newTokenId === id);
		return rotation && `${glyphs.rotation}${rotation.oldTokenId === id && rotationStep(rotation, now).isDue ? ` ${rotationStep(rotation, now).step} due:` : ''}`;
	};

	return (entry, columns) => listRow(entry, columns, {
		times, show, isMarked: view.marks.ids.has(entry.token.id), rotation: rotationOf(entry.token.id), asked, findings, glyphs,
	});
}
