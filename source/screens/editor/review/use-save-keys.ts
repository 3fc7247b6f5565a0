import type {Dispatch} from 'react';
import {lastTop} from '../../../components/scroll-lines.js';
import {scrollHandlers} from '../../../keys/scroll-handlers.js';
import {useFirstFrame} from '../../../keys/use-first-frame.js';
import {useAppContext, type KeyHandlers} from '../../../session/app-context.js';
import type {SaveForm, SaveFormEvent} from './save-form.js';

type Options = {
	readonly form: SaveForm;
	readonly dispatch: Dispatch<SaveFormEvent>;
	/**
	How many buttons there are.
	*/
	readonly count: number;
	/**
	How many lines scroll above the buttons, and in how many rows.
	*/
	readonly scrolled: {readonly count: number; readonly height: number};
};

const deafTime = 300; // Milliseconds without an answer to Enter, because a key typed so early was meant for the screen before

/**
The keys of the review: those that move between its controls, press the focused one, scroll the lines and cancel. None while the service is asked.
*/
export function useSaveKeys({form, dispatch, count, scrolled}: Options): KeyHandlers {
	const {services} = useAppContext();
	const hasBeenSeen = useFirstFrame(deafTime);
	if (form.pending !== undefined) {
		return {};
	}

	const moveBy = (by: 1 | -1) => () => {
		dispatch({type: 'focus-moved', by, count});
	};

	return {
		press() {
			if (hasBeenSeen()) {
				dispatch({type: 'pressed', isAlone: !services.isBurst()});
			}
		},
		...(form.focus === 'phrase'
			? {'next-field': moveBy(1), 'previous-field': moveBy(-1)}
			: {'next-control': moveBy(1), 'previous-control': moveBy(-1)}),
		...scrollHandlers(scrolled, by => {
			dispatch({type: 'scrolled', by, last: lastTop(scrolled.count, scrolled.height)});
		}),
		// Cancelling is safe, so it works from the first moment.
		cancel() {
			dispatch({type: 'cancelled'});
		},
	};
}
