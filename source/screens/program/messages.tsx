import {Box, Text} from 'ink';
import {useMemo, useState} from 'react';
import {ScrollLines, lastTop, type ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {scrolled} from '../../session/lists/scrolled.js';
import type {KeptMessage} from '../../session/message-log.js';
import {Screen} from '../screen.js';
import {useBodyRows} from '../use-body-rows.js';

/**
The last messages of the program, whole, the newest first, each with the time of day at which it came.
*/
export function Messages() {
	const {navigate, messages, services} = useAppContext();
	const timeOfDay = useMemo(() => new Intl.DateTimeFormat('en-GB', {timeStyle: 'medium', timeZone: services.timeZone}), [services]);
	const {columns} = useWindowSize();
	const [kept] = useState(() => messages.newestFirst());
	const [top, setTop] = useState(0);
	const width = columns - 6;
	const height = Math.max(1, useBodyRows() - 2);
	const lines = wrapLines(kept.map((message, index) => lineOf(message, {index, time: timeOfDay.format(message.at)})), width);

	const handlers: KeyHandlers = {
		...moveHandlers(move => {
			setTop(current => scrolled(current, move, {height, last: lastTop(lines.length, height)}));
		}),
		close() {
			navigate({type: 'closed'});
		},
	};

	return (
		<Screen path={['Messages']} scope='messages' handlers={handlers}>
			<Box paddingLeft={3} paddingTop={1} flexDirection='column'>
				{lines.length === 0 ? <Text>No message was shown yet.</Text> : <ScrollLines lines={lines} top={top} height={height} width={width}/>}
			</Box>
		</Screen>
	);
}

function lineOf({text, meaning}: KeptMessage, {index, time}: {readonly index: number; readonly time: string}): ScrollLine {
	const start = `${time}  `;
	return {
		key: String(index), text: `${start}${text}`, meaning, hang: start.length,
	};
}
