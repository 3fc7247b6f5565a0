import {useContext} from 'react';
import {printCommand, toShellWord} from '../../secrets/quote-for-shell.js';
import {OverlayRow} from '../../components/frame/overlay-box.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useCopy} from '../../session/clipboard/use-copy.js';
import {ClusterSessionContext} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {linkWords} from '../../session/link/deep-link.js';
import {widthOf} from '../../terminal/cut.js';
import {Menu} from '../menu.js';
import {baseOf, clusterOf, profileOf} from '../../session/screen-stack.js';

const widest = 100;

/**
Shows the command that opens the screen below again, for a shell, a ticket or a note. `y` sends it to the clipboard.
*/
export function LinkBox() {
	const {navigate, services, stack} = useAppContext();
	const copy = useCopy();
	const cluster = useContext(ClusterSessionContext);
	const {columns} = useWindowSize();
	const show = useShow();
	const words = linkWords(baseOf(stack), {
		profile: profileOf(stack),
		given: services.given,
		cluster: clusterOf(stack)?.name,
		filter: cluster?.view.filterText.trim() ?? '',
		showsInactive: cluster?.view.showsInactive ?? false,
	});
	const command = printCommand(['influx-tokens', ...words]);

	const handlers: KeyHandlers = {
		'send-to-clipboard'() {
			navigate({type: 'closed'});
			void copy(command, 'the command');
		},
		close() {
			navigate({type: 'closed'});
		},
	};

	const width = Math.min(widest, columns - 4);
	const lines = wrapWords(['influx-tokens', ...words.map(word => show(toShellWord(word)))], width - 4);
	return (
		<Menu title='The command that opens this screen' width={width} height={lines.length} scope='link' handlers={handlers}>
			{lines.map(line => <OverlayRow key={line} width={width} text={` ${line}`}/>)}
		</Menu>
	);
}

/**
Breaks a command into as few lines as possible. Every line but the last ends with a backslash, as the shell needs it. The box cuts a word that is wider than a line; `y` sends it whole.
*/
function wrapWords(words: readonly string[], width: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of words) {
		if (line !== '' && widthOf(`${line} ${word}`) > width) {
			lines.push(`${line} \\`);
			line = ` ${word}`;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}

	return [...lines, line];
}
