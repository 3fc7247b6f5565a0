import {Text} from 'ink';
import {Button} from '../components/button.js';
import {useTheme} from '../theme/theme-context.js';

/**
The form's button, or what stands there while it is being done.
*/
export function TokenEditorButton({label, isFocused, isSending}: {readonly label: string; readonly isFocused: boolean; readonly isSending: boolean}) {
	const {styles, glyphs} = useTheme();
	return isSending ? <Text {...styles.muted}>{`  Asking the service${glyphs.ellipsis}`}</Text> : <Button label={label} isFocused={isFocused}/>;
}
