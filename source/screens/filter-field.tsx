import type {ComponentProps} from 'react';
import {Field} from '../components/field/field.js';
import {Line} from '../components/line.js';
import {useTheme} from '../theme/theme-context.js';

type Props = Pick<ComponentProps<typeof Field>, 'value' | 'isFocused' | 'width' | 'placeholder' | 'completion' | 'onChange'> & {
	/**
	Whether the filter is being typed. It is shown then even while it is empty, and while an overlay has the focus.
	*/
	readonly isTyping: boolean;
};

/**
The filter of a list, with its sign before it. Draws nothing while there is no filter.
*/
export function FilterField({isTyping, value, ...field}: Props) {
	const {styles, glyphs} = useTheme();
	return isTyping || value !== ''
		? (
			<>
				<Line {...styles.accent}>{`${glyphs.filter} `}</Line>
				<Field value={value} {...field}/>
			</>
		)
		: undefined;
}
