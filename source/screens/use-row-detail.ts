import {useIsScreenReaderEnabled} from 'ink';
import {useEffect, useState} from 'react';
import type {Message} from '../components/frame/badge.js';
import {useAppContext} from '../session/app-context.js';

type Row = {
	/**
	Undefined where no row is under the cursor.
	*/
	readonly id: string | undefined;
	/**
	What the row shows cut, whole. Has gone through `show`. Undefined where nothing is cut.
	*/
	readonly text: string | undefined;
};

/**
The whole text of the row under the cursor, for the line of the last message. The message stays until the cursor moves; then the row takes its place, and `!` still shows the message. Undefined where the row shows everything, and for a screen reader, whose rows are never cut.
*/
export function useRowDetail({id, text}: Row): Message | undefined {
	const {message, notice} = useAppContext();
	const isSpoken = useIsScreenReaderEnabled();
	const [told, setTold] = useState({message, id});
	if (told.message !== message) {
		setTold({message, id});
	}

	const isOverdue = message !== undefined && told.message === message && told.id !== id;
	const isShown = text !== undefined && !isSpoken && (message === undefined || isOverdue);
	const isReplacing = isShown && isOverdue;
	useEffect(() => {
		if (isReplacing) {
			notice(undefined);
		}
	}, [isReplacing, notice]);
	return isShown ? {text, meaning: 'muted'} : undefined;
}
