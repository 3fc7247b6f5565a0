import {Box, Text} from 'ink';
import {Field} from '../../../components/field/field.js';
import {Line} from '../../../components/line.js';
import {useTheme} from '../../../theme/theme-context.js';
import type {SaveForm, SaveFormEvent} from './save-form.js';

type Props = {
	readonly form: SaveForm;
	readonly isActive: boolean;
	readonly dispatch: (event: SaveFormEvent) => void;
};

/**
The field in which the name of a protected profile, or the beginning of a protected token's ID, is typed before an edit can be saved. Draws nothing where nothing is protected.
*/
export function SavePhrase({form, isActive, dispatch}: Props) {
	const {styles, glyphs} = useTheme();
	const {phrase, reason} = form;
	if (phrase === undefined) {
		return undefined;
	}

	return (
		<Box marginTop={1} height={1} flexShrink={0}>
			<Box flexShrink={0}>
				<Text>
					{'Type '}
					<Text bold>{phrase}</Text>
					{' to go on: '}
				</Text>
			</Box>
			<Field
				value={form.typed}
				isFocused={isActive && form.focus === 'phrase'}
				width={Math.min(40, Math.max(12, phrase.length + 4))}
				placeholder='____'
				onRefusedPaste={() => {
					dispatch({type: 'paste-refused'});
				}}
				onChange={text => {
					dispatch({type: 'typed', text});
				}}
			/>
			<Line {...styles.muted}>{`  ${form.typed === phrase ? glyphs.done : reason ?? ''}`}</Line>
		</Box>
	);
}
