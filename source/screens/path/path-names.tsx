import {Line} from '../../components/line.js';
import {useShow} from '../../session/use-show.js';
import {cut} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';

type Props = {
	/**
	Raw.
	*/
	readonly names: readonly string[];
	/**
	Cells.
	*/
	readonly width: number;
};

/**
The names that fit a typed path, in one line below its field. Draws nothing where there are none.
*/
export function PathNames({names, width}: Props) {
	const {styles, glyphs} = useTheme();
	const show = useShow();
	return names.length === 0 ? undefined : <Line {...styles.muted}>{cut(`  ${names.map(name => show(name)).join('  ')}`, width, glyphs.ellipsis)}</Line>;
}
