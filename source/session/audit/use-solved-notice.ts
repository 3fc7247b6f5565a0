import {useEffect, useRef} from 'react';
import type {Audit} from '../../audit/run-audit.js';
import {useAppContext} from '../app-context.js';
import {solvedWords} from './solved-words.js';

/**
Says what is solved and what is new when the audit of a list that was loaded again differs from the one before. It follows the message that is on the screen, which says what was changed.
*/
export function useSolvedNotice(audit: Audit | undefined): void {
	const {message, notice} = useAppContext();
	const before = useRef<Audit | undefined>(undefined);
	useEffect(() => {
		const earlier = before.current;
		before.current = audit;
		const words = earlier && audit && earlier.facts.entries !== audit.facts.entries ? solvedWords(earlier, audit) : undefined;
		if (words !== undefined) {
			notice(message === undefined ? words : `${message.text.replace(/\.?$/, '.')} ${words}`, message?.meaning);
		}
	}, [audit]);
}
