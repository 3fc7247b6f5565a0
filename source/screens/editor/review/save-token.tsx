import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import type {DatabaseToken, TokenChanges} from '../../../api/types.js';
import {ButtonRow} from '../../../components/button-row.js';
import {Button} from '../../../components/button.js';
import {ScrollLines, type ScrollLine} from '../../../components/scroll-lines.js';
import {useWindowSize} from '../../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../../session/app-context.js';
import {useQuitGuard} from '../../../keys/use-quit-guard.js';
import {useShow} from '../../../session/use-show.js';
import {useTheme} from '../../../theme/theme-context.js';
import {withShortMark} from '../../../tokens/suspension/suspended-description.js';
import {ClusterScreen} from '../../cluster-screen.js';
import {useBodyRows} from '../../use-body-rows.js';
import {reviewLines, wrappedLines} from './review-lines.js';
import {SavePhrase} from './save-phrase.js';
import {useSaveKeys} from './use-save-keys.js';
import {wrapCells} from './wrap-cells.js';
import {useSaveToken} from './use-save-token.js';

type Props = {
	/**
	The token as it was when the edit began.
	*/
	readonly loaded: DatabaseToken;
	readonly edited: Required<TokenChanges>;
	/**
	Why, as the person noted it. For the journal.
	*/
	readonly reason: string | undefined;
	readonly isActive: boolean;
};

const mostHeadingRows = 2;

/**
Shows in words what will be saved, and saves it when its button is pressed. If the token has changed on the service since the edit began, it shows both changes, and sends nothing until the person chooses which to save.
*/
export function SaveToken({loaded, edited, reason, isActive}: Props) {
	const {navigate} = useAppContext();
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const {form, dispatch, choices, conflict, policySentences} = useSaveToken(loaded, edited, reason);

	const width = columns - 6;
	const differences = reviewLines(loaded, {...loaded, ...edited}, {width, isSpoken, show});
	const lines: readonly ScrollLine[] = [
		...(differences.length === 0 ? [{key: 'none', text: 'Nothing was changed.'}] : differences),
		...policySentences.flatMap((text, index) => wrappedLines(show(text), width, `policy ${index}`).map(line => ({...line, meaning: 'warning' as const}))),
		...(reason === undefined ? [] : wrappedLines(`Why: ${show(reason)}`, width, 'reason')),
		...conflict.flatMap((text, index) => wrappedLines(show(text), width, `conflict ${index}`)),
	];
	const heading = wrapCells(loaded.description === '' ? show(loaded.id) : show(withShortMark(loaded.description)), width - 1).slice(0, mostHeadingRows);
	const isSending = typeof form.pending === 'number';
	const count = differences.length === 0 ? 1 : choices.length + 1;
	const height = Math.max(1, bodyRows - 6 - heading.length - (form.phrase === undefined ? 0 : 2));
	const keys = useSaveKeys({
		form, dispatch, count, scrolled: {count: lines.length, height},
	});
	const handlers: KeyHandlers = {
		...keys,
		...(form.pending === undefined && {
			'copy-as'() {
				navigate({type: 'opened', screen: {name: 'copy-as', operations: [{kind: 'update', tokenId: loaded.id, changes: edited}]}});
			},
			...(differences.length > 0 && conflict.length === 0 && {
				'note-reason'() {
					navigate({
						type: 'opened', screen: {
							name: 'note-reason', of: {
								name: 'save-token', loaded, edited, ...(reason !== undefined && {reason}),
							},
						},
					});
				},
			}),
			...(differences.length > 0 && {
				'save-plan'() {
					navigate({
						type: 'opened', screen: {
							name: 'save-plan', action: 'update', planned: [{token: loaded, fields: edited}], reason,
						},
					});
				},
			}),
		}),
	};
	useQuitGuard(isSending ? () => 'A change is on its way; Ctrl+C again quits, and whether it was applied stays unknown.' : undefined);

	return (
		<ClusterScreen
			title='Save Changes' scope={form.focus === 'phrase' ? 'confirm-phrase' : 'save-token'} handlers={handlers}
			isActive={isActive} message={form.refusal === undefined ? undefined : {text: form.refusal, meaning: 'warning'}}
		>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				{heading.map(({from, text}) => <Text key={from} bold wrap='truncate'>{text}</Text>)}
				<Box marginTop={1}><ScrollLines lines={lines} top={form.top} height={Math.min(height, lines.length)} width={width}/></Box>
				<SavePhrase form={form} isActive={isActive} dispatch={dispatch}/>
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
