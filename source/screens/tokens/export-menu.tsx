import {OverlayBox, OverlayFooter, OverlayRow} from '../../components/frame/overlay-box.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useKeys} from '../../keys/use-keys.js';
import {useShow} from '../../session/use-show.js';
import {display} from '../../terminal/display.js';
import {exportRows, type ExportFormat} from '../../tokens/list/export-rows.js';

type Props = {
	readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
	readonly columns: readonly string[];
	/**
	The file's name without its ending.
	*/
	readonly fileName: string;
};

const width = 44;

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
In which form to write what the screen below shows, into a new file in the current directory.
*/
export function ExportMenu({rows, columns, fileName}: Props) {
	const {navigate, notice, message, services} = useAppContext();
	const window = useWindowSize();
	const show = useShow();

	useKeys('export-menu', {
		close() {
			navigate({type: 'closed'});
		},
	}, {
		onOther(key) {
			const chosen = formats.find(({letter}) => letter === key);
			if (!chosen) {
				return;
			}

			navigate({type: 'closed'});
			void (async () => {
				const written = await services.writeNewFile(`${fileName}.${chosen.ending}`, exportRows(rows, columns, chosen.format, {escape: display}));
				notice(show(written.ok ? `Written to ${written.text}` : written.message), written.ok ? 'good' : 'danger');
			})();
		},
	});

	return (
		<>
			<OverlayBox title='Export as' width={width} left={Math.floor((window.columns - width - 2) / 2)} top={Math.floor((window.rows - formats.length - 2) / 3)}>
				{formats.map(({letter, label}) => <OverlayRow key={letter} width={width} text={`  ${letter}   ${label}`}/>)}
			</OverlayBox>
			<OverlayFooter hints={[{key: 'c j m', label: 'format'}, {key: 'Esc', label: 'close'}]} message={message}/>
		</>
	);
}
