import type {Step} from './walk.js';

/**
The screens of a walk as one text, each below the keys that led to it. Screens of a text that is being typed are left out, because it depends on the machine how much of the list has followed by then; so are the seconds of a time.
*/
export async function transcriptOf(walk: (see: (screen: string, step: Step) => void) => Promise<void>): Promise<string> {
	let text = '';
	await walk((screen, {key, isRest}) => {
		if (isRest) {
			text += `[${key}]\n\n${screen.replaceAll(/(?<=\d\d:\d\d:)\d\d/g, '__').split('\n').map(row => row.trimEnd()).join('\n')}\n\n`;
		}
	});
	return text;
}
