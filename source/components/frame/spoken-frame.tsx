import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {useWindowSize} from '../use-window-size.js';
import type {Badge, Message} from './badge.js';
import {KeyHints, type Hint} from './key-hints.js';

type Props = {
	readonly path: readonly string[];
	readonly badges: readonly Badge[];
	readonly message: Message | undefined;
	readonly hints: readonly Hint[];
	readonly children: ReactNode;
};

/**
A screen as lines for a screen reader: the path, the warnings, the remarks, the body, the last message, the keys.
*/
export function SpokenFrame({path, badges, message, hints, children}: Props) {
	const {columns} = useWindowSize();
	const warnings = badges.filter(({isRemark}) => !isRemark);
	const remarks = badges.filter(({isRemark}) => isRemark);
	return (
		<Box flexDirection='column'>
			<Text>{path.length === 0 ? 'influx-tokens' : path.join(', ')}</Text>
			{warnings.length === 0 ? undefined : <Text>{`Warning: ${warnings.map(({text}) => text).join(', ')}`}</Text>}
			{remarks.map(({text}) => <Text key={text}>{text}</Text>)}
			{children}
			{message === undefined ? undefined : <Text>{`Message: ${message.text}`}</Text>}
			{hints.length === 0 ? undefined : <KeyHints hints={hints} width={columns}/>}
		</Box>
	);
}
