import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {display} from '../../terminal/display.js';
import {exportedValues} from '../../tokens/list/exported-values.js';
import {exportRows, type ExportFormat} from '../../tokens/list/export-rows.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {fileColumns, tokenRow} from '../../tokens/list/token-row.js';
import {hasUsableId} from '../../tokens/why-odd.js';
import {LetterMenu} from '../letter-menu.js';
import {exportFormats, type FormatChoice} from './export-formats.js';
import {useExport} from './use-export.js';

const formats: ReadonlyArray<FormatChoice<ExportFormat | 'ids'>> = [
	...exportFormats,
	{
		letter: 'i', format: 'ids', ending: 'txt', label: 'IDs, one a line, for --from',
	},
];

/**
The menu that writes the tokens of the list into a new file in the current directory: those that the list shows, in its order, or with a capital letter the marked ones among them. The columns are those of `list` in these formats, and the account and the cluster.
*/
export function ExportTokens() {
	const {services} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, shown, view} = useClusterSession();
	const write = useExport();
	const marked = shown.filter(({token}) => view.marks.ids.has(token.id));

	const textOf = (entries: readonly TokenEntry[], format: ExportFormat | 'ids'): string => {
		if (format === 'ids') {
			return entries.filter(({token}) => hasUsableId(token)).map(({token}) => `${token.id}\n`).join('');
		}

		const place = {accountId: profile.accountId, clusterId: cluster.id};
		const rows = entries.map(entry => tokenRow(entry, fileColumns, {now: services.now(), place}));
		return exportRows(exportedValues(rows, fileColumns, format), fileColumns.map(({key}) => key), format, {escape: display});
	};

	const count = shown.length === 1 ? '1 token' : `${shown.length} tokens`;
	return (
		<LetterMenu
			title={`Export ${count}${marked.length === 0 ? '' : `; a capital: the ${marked.length} marked`}`} width={52} scope='export-menu'
			label='format' choices={formats} hasCapitals={marked.length > 0}
			text={({label}) => label}
			onChoose={({letter, format, ending}, key) => {
				const stamp = new Date(services.now()).toISOString().replaceAll(/[.:]/g, '-');
				const entries = key === letter ? shown : marked;
				write(`influx-tokens-list-${cluster.id.slice(0, 8)}-${stamp}.${ending}`, () => textOf(entries, format));
			}}
		/>
	);
}
