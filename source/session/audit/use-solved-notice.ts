import {useEffect, useRef} from 'react';
import type {Audit} from '../../audit/run-audit.js';
import {useAppContext} from '../app-context.js';
import {baseOf, type BaseScreen} from '../screen-stack.js';
import {solvedWords} from './solved-words.js';

// The screens that show all tokens or all findings.
const telling: ReadonlySet<BaseScreen['name']> = new Set(['tokens', 'audit']);

/**
Says what is solved and what is new when the audit of a list that was loaded again differs from the one before. It follows the message that is on the screen, which says what was changed.

A question that opens may be the first to need the new audit, and with a slow service a list arrives when another screen is open. The words do not belong there, so only the last messages (`!`) have them then.
*/
export function useSolvedNotice(audit: Audit | undefined): void {
	const {message, messages, notice, stack} = useAppContext();
	const before = useRef<Audit | undefined>(undefined);
	useEffect(() => {
		const earlier = before.current;
		before.current = audit;
		const words = earlier && audit && earlier.facts.entries !== audit.facts.entries ? solvedWords(earlier, audit) : undefined;
		if (words === undefined) {
			return;
		}

		if (telling.has(baseOf(stack).name)) {
			notice(message === undefined ? words : `${message.text.replace(/\.?$/, '.')} ${words}`, message?.meaning);
		} else {
			messages.keep({text: words, meaning: undefined});
		}
	}, [audit]);
}
