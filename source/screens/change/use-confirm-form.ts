import {useEffect, useReducer} from 'react';
import {lastTop} from '../../components/scroll-lines.js';
import {scrollHandlers} from '../../keys/scroll-handlers.js';
import {useFirstFrame} from '../../keys/use-first-frame.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {
	reduceConfirmForm,
	startConfirmForm,
	type ConfirmForm,
	type ConfirmFormEvent,
} from './confirm-form.js';

type Options = {
	readonly batch: ChangeBatch;
	/**
	What must be typed, in order.
	*/
	readonly phrases: readonly string[];
	readonly needsTick: boolean;
	/**
	How many lines scroll above the controls, and in how many rows.
	*/
	readonly scrolled: {readonly count: number; readonly height: number};
};

type ConfirmFormControl = {
	readonly form: ConfirmForm;
	/**
	Does nothing while `hasBeenSeen()` is false.
	*/
	readonly dispatch: (event: ConfirmFormEvent) => void;
	/**
	The keys of the controls and of what scrolls.
	*/
	readonly handlers: KeyHandlers;
	/**
	Whether the confirmation has been on the terminal long enough for a key to be meant for it.
	*/
	readonly hasBeenSeen: () => boolean;
};

/**
Keys that come sooner after the first frame were typed for the screen before. Milliseconds.
*/
const deafTime = 300;

/**
The form of a confirmation, and its keys. Once a key has decided, the run of the batch starts, or the confirmation closes.
*/
export function useConfirmForm({batch, phrases, needsTick, scrolled: {count, height}}: Options): ConfirmFormControl {
	const {navigate, services} = useAppContext();
	const {run} = useClusterSession();
	const hasBeenSeen = useFirstFrame(deafTime);
	const [form, dispatchAlways] = useReducer(reduceConfirmForm, {phrases, needsTick}, startConfirmForm);
	const dispatch = (event: ConfirmFormEvent) => {
		if (hasBeenSeen()) {
			dispatchAlways(event);
		}
	};

	useEffect(() => {
		if (form.pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (form.pending === 'confirm') {
			run.start(batch);
			navigate({type: 'replaced', screen: {name: 'run'}});
		}
	}, [form.pending]); // The decision is consumed once, when it is made.

	const {focus} = form;
	const toNext = () => {
		dispatch({type: 'focus-moved', by: 1});
	};

	const toPrevious = () => {
		dispatch({type: 'focus-moved', by: -1});
	};

	const handlers: KeyHandlers = {
		'next-control': toNext,
		'previous-control': toPrevious,
		...scrollHandlers({count, height}, by => {
			dispatch({
				type: 'scrolled', by, lines: lastTop(count, height) + height, height,
			});
		}),
		// The safe way out is open from the first moment.
		cancel() {
			dispatchAlways({type: 'cancelled'});
		},
		press() {
			dispatch({type: 'pressed', isAlone: !services.isBurst()});
		},
		...(typeof focus === 'object'
			? {
				'next-field': toNext,
				'previous-field': toPrevious,
			}
			: needsTick && {
				tick() {
					dispatch({type: 'ticked', isAlone: !services.isBurst()});
				},
			}),
	};

	return {
		form, dispatch, handlers, hasBeenSeen,
	};
}
