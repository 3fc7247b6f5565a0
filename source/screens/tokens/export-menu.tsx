import {useAppContext} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import {display} from '../../terminal/display.js';
import {exportRows, type ExportFormat} from '../../tokens/list/export-rows.js';
import {LetterMenu} from '../letter-menu.js';

type Props = {
	readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
	readonly columns: readonly string[];
	/**
	The file's name without its extension.
	*/
	readonly fileName: string;
};

const formats: ReadonlyArray<{readonly letter: string; readonly format: ExportFormat; readonly ending: string; readonly label: string}> = [
	{
		letter: 'c', format: 'csv', ending: 'csv', label: 'CSV, for a spreadsheet',
	},
	{
		letter: 'j', format: 'json', ending: 'json', label: 'JSON, for a program',
	},
	{
		letter: 'm', format: 'markdown', ending: 'md', label: 'Markdown, for a ticket',
	},
];

/**
The menu that writes what the screen below shows into a new file in the current directory, as CSV, JSON or Markdown.
*/
export function ExportMenu({rows, columns, fileName}: Props) {
	const {navigate, notice, services} = useAppContext();
	const show = useShow();
	return (
		<LetterMenu
			title='Export as' width={44} scope='export-menu'
			label='format' choices={formats}
			text={({label}) => label}
			onChoose={({format, ending}) => {
				navigate({type: 'closed'});
				void (async () => {
					const written = await services.writeNewFile(`${fileName}.${ending}`, exportRows(rows, columns, format, {escape: display}));
					notice(show(written.ok ? `Written to ${written.value}` : written.message), written.ok ? 'good' : 'danger');
				})();
			}}
		/>
	);
}
