import {useEffect, useReducer} from 'react';
import type {Message} from '../../components/frame/badge.js';
import {lastTop} from '../../components/scroll-lines.js';
import {scrollHandlers} from '../../keys/scroll-handlers.js';
import {useFirstFrame} from '../../keys/use-first-frame.js';
import type {OtherKeyHandler} from '../../keys/use-keys.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import type {PolicyVerdict} from '../../session/policy/policy-verdict.js';
import {useShow} from '../../session/use-show.js';
import {display} from '../../terminal/display.js';
import {useBodyRows} from '../use-body-rows.js';
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
	Undefined while the policy is read.
	*/
	readonly verdict: PolicyVerdict | undefined;
	/**
	How many lines scroll above the controls, and how many rows of the screen hold something else.
	*/
	readonly scrolled: {readonly count: number; readonly otherRows: number};
};

type ConfirmFormControl = {
	readonly form: ConfirmForm;
	/**
	Why the last key did nothing, as the screen's message.
	*/
	readonly refusal: Message | undefined;
	/**
	Rows for the lines that scroll.
	*/
	readonly height: number;
	/**
	Does nothing while `hasBeenSeen()` is false.
	*/
	readonly dispatch: (event: ConfirmFormEvent) => void;
	/**
	The keys of the controls and of what scrolls.
	*/
	readonly handlers: KeyHandlers;
	/**
	Hears a text that was typed while no field has the focus, and says whether it is one for a field.
	*/
	readonly onOther: OtherKeyHandler;
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
export function useConfirmForm({batch, phrases, needsTick, verdict, scrolled: {count, otherRows}}: Options): ConfirmFormControl {
	const {services} = useAppContext();
	const show = useShow();
	const hasBeenSeen = useFirstFrame(deafTime);
	const [form, dispatchAlways] = useReducer(reduceConfirmForm, {phrases, needsTick}, startConfirmForm);
	const refusal = form.refusal === undefined ? undefined : {text: show(form.refusal), meaning: 'warning' as const};
	const height = Math.min(Math.max(1, useBodyRows(refusal) - otherRows), count);
	const dispatch = (event: ConfirmFormEvent) => {
		if (hasBeenSeen()) {
			dispatchAlways(event);
		}
	};

	useDecision({
		batch, verdict, form, dispatch: dispatchAlways,
	});

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
		...scrollHandlers({count, height, top: form.top}, by => {
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
		form,
		refusal,
		height,
		dispatch,
		handlers,
		hasBeenSeen,
		onOther(_key, text) {
			if (text === undefined || typeof focus === 'object') {
				return text !== undefined;
			}

			dispatch({type: 'typed-elsewhere', text, isAlone: !services.isBurst()});
			return form.phrases.some((phrase, index) => form.typed[index] !== phrase);
		},
	};
}

type Decision = Pick<Options, 'batch' | 'verdict'> & {
	readonly form: ConfirmForm;
	readonly dispatch: (event: ConfirmFormEvent) => void;
};

/**
Starts the run of the batch, or closes the confirmation, once a key has decided that. The run waits until the policy is known.
*/
function useDecision({batch, verdict, form, dispatch}: Decision): void {
	const {navigate} = useAppContext();
	const {run} = useClusterSession();
	useEffect(() => {
		if (verdict) {
			dispatch({type: 'policy-known', phrases: verdict.phrase ? [display(verdict.phrase.phrase)] : [], obstacle: verdict.obstacle});
		}
	}, [verdict, dispatch]);

	const isDecided = form.pending !== undefined && (form.pending === 'cancel' || form.isPolicyKnown);
	useEffect(() => {
		if (!isDecided) {
			return;
		}

		if (form.pending === 'cancel') {
			navigate({type: 'closed'});
		} else {
			run.start(batch);
			navigate({type: 'replaced', screen: {name: 'run'}});
		}
	}, [isDecided]); // The decision is consumed once, when it is made.
}
