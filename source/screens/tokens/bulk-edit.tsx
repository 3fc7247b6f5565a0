import {Box, Text} from 'ink';
import {useState} from 'react';
import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import {OneField} from '../../components/one-field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {eraseWord} from '../../keys/erase-word.js';
import {useTheme} from '../../theme/theme-context.js';
import {dropDatabase, replaceWildcard} from '../../tokens/grants/bulk-edits.js';
import {ClusterScreen} from '../cluster-screen.js';

/**
One edit of all marked tokens: drops every grant on a database, or replaces the grant on all databases by the names that exist now.
*/
export function BulkEdit({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice} = useAppContext();
	const {view, tokenOf, databaseNames, shownIds} = useClusterSession();
	const {columns} = useWindowSize();
	const {styles} = useTheme();
	const show = useShow();
	const [database, setDatabase] = useState('');
	const live = [...view.marks.ids].map(id => tokenOf(id)).filter(token => token !== undefined && token.revokedAt === undefined) as readonly DatabaseToken[];
	// What cannot be read whole is not edited: its grants are not known.
	const marked = live.filter(({oddities}) => oddities === undefined);
	const oddCount = live.length - marked.length;
	const isWildcard = database.trim() === '*';
	const purpose = isWildcard
		? `Replaces the grant on all databases by grants on the ${databaseNames?.length ?? 0} that exist now. New databases will not be covered.`
		: `Drops every grant on ${database.trim()}.`;
	const changesOf = (token: DatabaseToken): TokenChanges | undefined => isWildcard ? replaceWildcard(token, databaseNames ?? []) : dropDatabase(token, database.trim());
	const targets = database.trim() === '' || (isWildcard && databaseNames === undefined)
		? []
		: marked.flatMap(token => {
			const changes = changesOf(token);
			return changes ? [{token, change: {kind: 'update', action: 'update', changes} as const}] : [];
		});

	const handlers: KeyHandlers = {
		'use-target'() {
			if (targets.length === 0) {
				notice(database.trim() === '' ? 'Enter the name of a database, or *.' : 'None of the marked tokens has such a grant.', 'warning');
				return;
			}

			notice(undefined);
			const hiddenIds = new Set(targets.map(({token}) => token.id)).difference(new Set(shownIds));
			navigate({
				type: 'replaced', screen: {
					name: 'confirm', change: {
						action: 'edit', targets, hiddenIds, purpose,
					},
				},
			});
		},
		cancel() {
			navigate({type: 'closed'});
		},
		'erase-word'() {
			setDatabase(eraseWord(database));
		},
		'erase-line'() {
			setDatabase('');
		},
	};

	return (
		<ClusterScreen title='Edit many' scope='one-field' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				{oddCount > 0 ? <Text {...styles.warning}>{`${oddCount} of ${live.length} marked tokens cannot be read whole and ${oddCount === 1 ? 'is' : 'are'} left alone.`}</Text> : undefined}
				<Text>{`${marked.length} marked tokens. Drop their grants on which database? * replaces the grant on all databases by names.`}</Text>
				<Box marginTop={1}>
					<OneField isFocused={isActive} label='Database' value={database} width={Math.min(66, columns - 20)} placeholder='sensors_2019' onChange={setDatabase}/>
				</Box>
				<Box marginTop={1}><Text {...styles.muted}>{database.trim() === '' ? '' : `${show(purpose)} ${targets.length} of ${marked.length} have it.`}</Text></Box>
			</Box>
		</ClusterScreen>
	);
}
