import {Box, Text} from 'ink';
import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import {ButtonRow} from '../../components/button-row.js';
import {Button} from '../../components/button.js';
import {frameRows} from '../../components/frame/frame.js';
import {ScrollLines, lastTop, type ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useFirstFrame} from '../../keys/use-first-frame.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {differenceInWords} from '../../tokens/difference-in-words.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useSaveToken} from './use-save-token.js';

type Props = {
	/**
	The token as it was when the edit began.
	*/
	readonly loaded: DatabaseToken;
	readonly edited: Required<TokenChanges>;
	readonly isActive: boolean;
};

const deafTime = 300; // Milliseconds without an answer to Enter, because a key typed so early was meant for the screen before

/**
Shows in words what will be saved, and saves it when its button is pressed. If the token has changed on the service since the edit began, it shows both changes, and sends nothing until the person chooses which to save.
*/
export function SaveToken({loaded, edited, isActive}: Props) {
	const {navigate, services} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const hasBeenSeen = useFirstFrame(deafTime);
	const {form, dispatch, choices, conflict} = useSaveToken(loaded, edited);

	const differences = differenceInWords(loaded, {...loaded, ...edited});
	const lines: readonly ScrollLine[] = [
		...(differences.length === 0 ? [{key: 'none', text: 'Nothing was changed.'}] : differences.map((text, index) => ({key: `${index}`, text: show(text)}))),
		...conflict,
	];
	const isSending = typeof form.pending === 'number';
	const count = differences.length === 0 ? 1 : choices.length + 1;
	const height = Math.max(1, rows - frameRows - 7);
	const handlers: KeyHandlers = {
		press() {
			if (hasBeenSeen()) {
				dispatch({type: 'pressed', isAlone: !services.isBurst()});
			}
		},
		'next-control'() {
			dispatch({type: 'focus-moved', by: 1, count});
		},
		'previous-control'() {
			dispatch({type: 'focus-moved', by: -1, count});
		},
		...(lines.length > height && {
			'scroll-down'() {
				dispatch({type: 'scrolled', by: height - 1, last: lastTop(lines.length, height)});
			},
		}),
		'scroll-up'() {
			dispatch({type: 'scrolled', by: 1 - height, last: lastTop(lines.length, height)});
		},
		'copy-as'() {
			navigate({type: 'opened', screen: {name: 'copy-as', operations: [{kind: 'update', tokenId: loaded.id, changes: edited}]}});
		},
		...(differences.length > 0 && {
			'save-plan'() {
				navigate({type: 'opened', screen: {name: 'save-plan', action: 'update', planned: [{token: loaded, fields: edited}]}});
			},
		}),
		// Cancelling is safe, so it works from the first moment.
		cancel() {
			dispatch({type: 'cancelled'});
		},
	};
	// While the service is asked, only the keys of the program itself work.
	const heard = form.pending === undefined ? handlers : {};
	useQuitGuard(isSending ? () => 'A change is on its way; Ctrl+C again quits, and whether it was applied stays unknown.' : undefined);

	return (
		<ClusterScreen title='Save Changes' scope='save-token' handlers={heard} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				<Text bold wrap='truncate'>{loaded.description === '' ? show(loaded.id) : show(withShortMark(loaded.description))}</Text>
				<Box marginTop={1}><ScrollLines lines={lines} top={form.top} height={Math.min(height, lines.length)} width={columns - 6}/></Box>
				<Box marginTop={1} paddingLeft={3}>
					<ButtonRow gap={3}>
						{isSending
							? <Text {...styles.muted}>{`Comparing with the service, then saving${glyphs.ellipsis}`}</Text>
							: (
								<>
									<Button label='Cancel' isFocused={form.focus === 0}/>
									{differences.length === 0 ? undefined : choices.map(({label}, index) => <Button key={label} label={label} isFocused={form.focus === index + 1}/>)}
								</>
							)}
					</ButtonRow>
				</Box>
			</Box>
		</ClusterScreen>
	);
}
