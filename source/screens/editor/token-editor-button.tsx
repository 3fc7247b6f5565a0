import {Button} from '../../components/button.js';
import {Line} from '../../components/line.js';
import {useTheme} from '../../theme/theme-context.js';

/**
The form's button, or a line in its place while the service is asked.
*/
export function TokenEditorButton({label, isFocused, isSending}: {readonly label: string; readonly isFocused: boolean; readonly isSending: boolean}) {
	const {styles, glyphs} = useTheme();
	return isSending ? <Line {...styles.muted}>{`  Asking the service${glyphs.ellipsis}`}</Line> : <Button label={label} isFocused={isFocused}/>;
}
