import {Box, Text} from 'ink';
import {Field} from '../../../components/field/field.js';
import {PathNames} from '../../path/path-names.js';
import type {SecretTarget} from './use-secret-target.js';

type Props = {
	readonly target: SecretTarget;
	/**
	The names that fit the path, where there are several. Raw.
	*/
	readonly names: readonly string[];
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
export function SecretTargetField({target: {kind, text}, names, isFocused, width, onChange}: Props) {
	return (
		<Box marginTop={1} flexDirection='column'>
			<Box>
				<Text>{kind === 'file' ? 'New file: ' : 'Command:  '}</Text>
				<Field isFocused={isFocused} value={text} width={width} placeholder={kind === 'file' ? 'a path that is not there yet' : 'e.g. pass insert -m influx/edge-09'} onChange={onChange}/>
			</Box>
			<PathNames names={names} width={width}/>
		</Box>
	);
}
