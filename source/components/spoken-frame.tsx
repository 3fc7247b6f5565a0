import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Badge, Message} from './frame-parts.js';
import {KeyHints, type Hint} from './key-hints.js';
import {useWindowSize} from './use-window-size.js';

type Props = {
	readonly path: readonly string[];
	readonly badges: readonly Badge[];
	readonly message: Message | undefined;
	readonly hints: readonly Hint[];
	readonly children: ReactNode;
};

/**
A screen as lines: where one is, what warns, the body, the last message, the keys.
*/
export function SpokenFrame({path, badges, message, hints, children}: Props) {
	const {columns} = useWindowSize();
	return (
		<Box flexDirection='column'>
			<Text>{path.length === 0 ? 'influx-tokens' : path.join(', ')}</Text>
			{badges.length === 0 ? undefined : <Text>{`Warning: ${badges.map(({text}) => text).join(', ')}`}</Text>}
			{children}
			{message === undefined ? undefined : <Text>{`Message: ${message.text}`}</Text>}
			{hints.length === 0 ? undefined : <KeyHints hints={hints} width={columns}/>}
		</Box>
	);
}
