import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {ButtonRow} from '../../components/button-row.js';
import {Button} from '../../components/button.js';
import {Checkbox} from '../../components/checkbox.js';
import {Field} from '../../components/field/field.js';
import {Line} from '../../components/line.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {
	disabledReason,
	isSame,
	type ConfirmForm,
	type ConfirmFormEvent,
} from './confirm-form.js';

type Props = {
	readonly form: ConfirmForm;
	/**
	What must be typed, and why.
	*/
	readonly phrases: ReadonlyArray<{readonly phrase: string; readonly reason: string}>;
	readonly isActive: boolean;
	/**
	Whether the window has rows to spare for blank lines.
	*/
	readonly isRoomy: boolean;
	readonly isDangerous: boolean;
	readonly button: string;
	readonly dispatch: (event: ConfirmFormEvent) => void;
};

/**
The lower part of a confirmation: a checkbox if the change cannot be undone, a field for each text that must be typed, Cancel, and the button.
*/
export function ConfirmControls({form, phrases, isActive, isRoomy, isDangerous, button, dispatch}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const disabled = disabledReason(form);
	const noteOf = (text: string) => isSpoken ? `(${text})` : `  ${text}`;
	return (
		<Box flexDirection='column' paddingLeft={3} paddingTop={isRoomy ? 1 : 0} flexShrink={0}>
			{form.needsTick ? <Checkbox label='I understand the risk of this action' isTicked={form.isTicked} isFocused={form.focus === 'checkbox'}/> : undefined}
			{phrases.map(({phrase, reason}, index) => (
				<Box key={reason} height={1}>
					<Box flexShrink={0}>
						<Text>
							{'Type '}
							<Text bold>{show(phrase)}</Text>
							{' to go on: '}
						</Text>
					</Box>
					<Field
						value={form.typed[index] ?? ''}
						isFocused={isActive && isSame(form.focus, {phrase: index})}
						width={Math.min(40, Math.max(12, show(phrase).length + 4))}
						placeholder='____'
						onRefusedPaste={() => {
							dispatch({type: 'paste-refused'});
						}}
						onChange={text => {
							dispatch({type: 'typed', index, text});
						}}
					/>
					<Line {...styles.muted}>{noteOf(form.typed[index] === phrase ? glyphs.done : reason)}</Line>
				</Box>
			))}
			<Box marginTop={isRoomy ? 1 : 0} paddingLeft={6}>
				<ButtonRow>
					<Button label='Cancel' isFocused={form.focus === 'cancel'}/>
					<Button isDangerous={isDangerous} label={button} isFocused={form.focus === 'confirm'} disabledReason={disabled === undefined ? undefined : show(disabled)}/>
				</ButtonRow>
			</Box>
		</Box>
	);
}
