import {useAppContext} from '../app-context.js';
import {clipboardWords} from './clipboard-words.js';

/**
Gives a function that sends a text to the clipboard and tells how that went. `what` names the text, as in `the token ID`. For a secret there is `Services.writeSecretToClipboard`.
*/
export function useCopy(): (text: string, what: string) => Promise<void> {
	const {services, notice} = useAppContext();
	return async (text, what) => {
		const sent = await services.writeClipboard(text);
		notice(sent.ok ? clipboardWords(sent.value, what) : sent.message, sent.ok ? undefined : 'warning');
	};
}
