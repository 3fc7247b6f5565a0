import {useAppContext} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';

/**
Gives the function that closes the menu and writes a text to a new file of mode 0600 in the current directory. It says where the file is, or why it was not written: a file that is there already stays as it is.
*/
export function useExport(): (fileName: string, makeText: () => string | Promise<string>) => void {
	const {navigate, notice, services} = useAppContext();
	const show = useShow();
	return (fileName, makeText) => {
		navigate({type: 'closed'});
		void (async () => {
			const written = await services.writeNewFile(fileName, await makeText());
			notice(show(written.ok ? `Written to ${written.value}` : written.message), written.ok ? 'good' : 'danger');
		})();
	};
}
