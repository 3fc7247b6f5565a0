import {Prose} from '../../components/prose.js';
import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {dropDatabase, replaceWildcard} from '../../tokens/grants/drop-database.js';
import {FieldForm} from '../field-form.js';

/**
One edit of all marked tokens: drops every grant on a database, or replaces the grant on all databases by the names that exist now.
*/
export function BulkEdit({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice} = useAppContext();
	const {view, tokenOf, databaseNames, shownIds} = useClusterSession();
	const {styles} = useTheme();
	const show = useShow();
	const live = [...view.marks.ids].map(id => tokenOf(id)).filter(token => token !== undefined && token.revokedAt === undefined) as readonly DatabaseToken[];
	// A token that cannot be read whole is not edited, because its grants are not known.
	const marked = live.filter(({oddities}) => oddities === undefined);
	const oddCount = live.length - marked.length;

	const bulkChanges = (database: string) => marked.flatMap(token => {
		const fields = changesOf(token, database, databaseNames);
		return fields ? [{token, request: {kind: 'update', action: 'update', fields} as const}] : [];
	});

	const purposeOf = (database: string) => database === '*'
		? `Replaces the grant on all databases by grants on the ${databaseNames?.length ?? 0} that exist now. New databases will not be covered.`
		: `Drops every grant on ${database}.`;

	const confirm = (database: string) => {
		const changes = bulkChanges(database);
		if (changes.length === 0) {
			notice(database === '' ? 'Enter the name of a database, or *.' : 'None of the marked tokens has such a grant.', 'warning');
			return;
		}

		notice(undefined);
		const hiddenIds = new Set(changes.map(({token}) => token.id)).difference(new Set(shownIds));
		navigate({
			type: 'opened', screen: {
				name: 'confirm', batch: {
					action: 'update', changes, hiddenIds, purpose: purposeOf(database),
				},
			},
		});
	};

	return (
		<FieldForm
			title='Edit many' isActive={isActive}
			introduction={(
				<>
					{oddCount > 0 ? <Prose {...styles.warning}>{`${oddCount} of ${live.length} marked tokens cannot be read whole and ${oddCount === 1 ? 'is' : 'are'} left alone.`}</Prose> : undefined}
					<Prose>{`${marked.length} marked tokens. Drop their grants on which database? * replaces the grant on all databases by names.`}</Prose>
				</>
			)}
			fields={[{name: 'database', label: 'Database', placeholder: 'e.g. sensors_2019'}]}
			below={({database}) => (
				<Prose {...styles.muted}>
					{database.trim() === '' ? '' : `${show(purposeOf(database.trim()))} ${bulkChanges(database.trim()).length} of ${marked.length} have it.`}
				</Prose>
			)}
			onUse={({database}) => {
				confirm(database.trim());
			}}
		/>
	);
}

/**
What the edit changes of a token; undefined where it changes nothing, or where the names of the databases are not known yet.
*/
function changesOf(token: DatabaseToken, database: string, databaseNames: readonly string[] | undefined): TokenChanges | undefined {
	if (database === '*') {
		return databaseNames && replaceWildcard(token, databaseNames);
	}

	return database === '' ? undefined : dropDatabase(token, database);
}
