import {Box, Text} from 'ink';
import {useTheme} from '../theme/theme-context.js';
import {Field} from './field.js';

type Props = {
	readonly label: string;
	readonly value: string;
	readonly placeholder: string;
	readonly isFocused: boolean;
	/**
	Cells.
	*/
	readonly width: number;
	readonly onChange: (text: string) => void;
};

/**
A labelled line of text.
*/
export function OneField({label, value, placeholder, isFocused, width, onChange}: Props) {
	const {styles, glyphs} = useTheme();
	return (
		<Box height={1} flexShrink={0}>
			<Text {...(isFocused && styles.accent)}>{`${isFocused ? glyphs.pointer : ' '} ${label}  `}</Text>
			<Field isFocused={isFocused} value={value} width={width} placeholder={placeholder} onChange={onChange}/>
		</Box>
	);
}
