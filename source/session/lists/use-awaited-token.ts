import {useEffect, type Dispatch} from 'react';
import type {TokensView, TokensViewEvent} from './tokens-view.js';

/**
Puts the cursor on a token that was just created, as soon as the list shows it. The list may still be loading when a person comes back to it.
*/
export function useAwaitedToken({awaitedId}: TokensView, shownIds: readonly string[], dispatchView: Dispatch<TokensViewEvent>): void {
	const isShown = awaitedId !== undefined && shownIds.includes(awaitedId);
	useEffect(() => {
		if (isShown) {
			dispatchView({type: 'pointed', id: awaitedId});
		}
	}, [isShown, awaitedId, dispatchView]);
}
