import {Box} from 'ink';
import {FieldLabel} from './field-label.js';
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
A labelled field for one line of text.
*/
export function OneField({label, value, placeholder, isFocused, width, onChange}: Props) {
	return (
		<Box height={1} flexShrink={0}>
			<FieldLabel label={`${label}  `} isFocused={isFocused}/>
			<Field isFocused={isFocused} value={value} width={width} placeholder={placeholder} onChange={onChange}/>
		</Box>
	);
}
