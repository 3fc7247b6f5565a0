import {display} from '../../terminal/display.js';
import {exportRows, type ExportRow} from '../../tokens/list/export-rows.js';
import {LetterMenu} from '../letter-menu.js';
import {exportFormats} from './export-formats.js';
import {useExport} from './use-export.js';

type Props = {
	readonly rows: readonly ExportRow[];
	readonly columns: readonly string[];
	/**
	The file's name without its extension.
	*/
	readonly fileName: string;
};

/**
The menu that writes what the screen below shows into a new file in the current directory.
*/
export function ExportMenu({rows, columns, fileName}: Props) {
	const write = useExport();
	return (
		<LetterMenu
			title='Export as' width={44} scope='export-menu'
			label='format' choices={exportFormats}
			text={({label}) => label}
			onChoose={({format, ending}) => {
				write(`${fileName}.${ending}`, () => exportRows(rows, columns, format, {escape: display}));
			}}
		/>
	);
}
