import {Box, Text} from 'ink';
import {Field} from '../../../components/field/field.js';
import type {SecretTarget} from './use-secret-delivery.js';

type Props = {
	readonly target: SecretTarget;
	readonly isFocused: boolean;
	/**
	Cells of the field, its cursor included.
	*/
	readonly width: number;
	readonly onChange: (text: string) => void;
};

/**
The field for the path of a new file or for a command line.
*/
export function SecretTargetField({target: {kind, text}, isFocused, width, onChange}: Props) {
	return (
		<Box marginTop={1}>
			<Text>{kind === 'file' ? 'New file: ' : 'Command:  '}</Text>
			<Field isFocused={isFocused} value={text} width={width} placeholder={kind === 'file' ? 'a path that is not there yet' : 'pass insert -m influx/edge-09'} onChange={onChange}/>
		</Box>
	);
}
