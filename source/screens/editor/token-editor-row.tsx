import {Box} from 'ink';
import type {ReactNode} from 'react';
import {FieldLabel} from '../../components/field/field-label.js';

/**
Cells of a row's label, without the pointer before it.
*/
export const labelWidth = 14;

/**
One labelled row of the form, or several `rows` for a text that wraps.
*/
export function TokenEditorRow({label, isFocused, rows = 1, children}: {readonly label: string; readonly isFocused: boolean; readonly rows?: number; readonly children: ReactNode}) {
	return (
		<Box height={rows} flexShrink={0}>
			<FieldLabel label={label} isFocused={isFocused} width={labelWidth}/>
			{children}
		</Box>
	);
}
