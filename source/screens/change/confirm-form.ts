/**
The controls of the confirmation, in their order on the screen. A phrase is by its index.
*/
export type ConfirmControl = 'checkbox' | 'cancel' | 'confirm' | {readonly phrase: number};

export type ConfirmForm = {
	/**
	Whether the box must be ticked: for a change that cannot be undone. Any other change has no box.
	*/
	readonly needsTick: boolean;
	readonly isTicked: boolean;
	/**
	What must be typed, in order. Empty for a change of one token that does no harm.
	*/
	readonly phrases: readonly string[];
	/**
	What has been typed so far, one text for each of `phrases`.
	*/
	readonly typed: readonly string[];
	readonly focus: ConfirmControl;
	/**
	First line shown of the lines that scroll.
	*/
	readonly top: number;
	/**
	What a key has decided. One effect reads it and acts on it, so that no closure of an earlier render can act. Undefined until then.
	*/
	readonly pending: 'confirm' | 'cancel' | undefined;
	/**
	Whether the policy's verdict is known. The decision to go on waits for it.
	*/
	readonly isPolicyKnown: boolean;
	/**
	Why the policy does not let the change go on; undefined where it does.
	*/
	readonly obstacle: string | undefined;
	/**
	Why the last press, tick or paste did nothing. It stays until the box is ticked or a text is typed.
	*/
	readonly refusal: string | undefined;
};

export type ConfirmFormEvent =
	/**
	`isAlone`: the key came in a read of its own. A paste without brackets brings several keys in one read, which never tick and never press.
	*/
	| {readonly type: 'ticked'; readonly isAlone: boolean}
	| {readonly type: 'pressed'; readonly isAlone: boolean}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1}
	| {readonly type: 'typed'; readonly index: number; readonly text: string}
	/**
	A text was typed while no field had the focus.
	*/
	| {readonly type: 'typed-elsewhere'; readonly text: string; readonly isAlone: boolean}
	| {readonly type: 'scrolled'; readonly by: number; readonly lines: number; readonly height: number}
	| {readonly type: 'paste-refused'}
	/**
	The policy's verdict arrived: what has to be typed besides, and why the change may not go on.
	*/
	| {readonly type: 'policy-known'; readonly phrases: readonly string[]; readonly obstacle: string | undefined}
	| {readonly type: 'cancelled'};

/**
The form as it is first shown: nothing is ticked or typed, and Cancel has the focus.
*/
export function startConfirmForm({phrases, needsTick}: Pick<ConfirmForm, 'phrases' | 'needsTick'>): ConfirmForm {
	return {
		needsTick, isTicked: false, phrases, typed: phrases.map(() => ''), focus: 'cancel', top: 0, pending: undefined, isPolicyKnown: false, obstacle: undefined, refusal: undefined,
	};
}

/**
Why the button cannot be pressed now, or `undefined` when it can.
*/
export function disabledReason(form: ConfirmForm): string | undefined {
	if (form.obstacle !== undefined) {
		return form.obstacle;
	}

	if (form.needsTick && !form.isTicked) {
		return 'tick the box first';
	}

	const missing = form.phrases.find((phrase, index) => form.typed[index] !== phrase);
	return missing === undefined ? undefined : `type ${missing} first`;
}

/**
The form after an event. Once a key has decided, only the policy's verdict changes the form: it takes the decision back where more has to be typed first, or where the change may not go on.
*/
export function reduceConfirmForm(form: ConfirmForm, event: ConfirmFormEvent): ConfirmForm {
	if (event.type === 'policy-known') {
		return form.isPolicyKnown ? form : withVerdict(form, event);
	}

	if (form.pending) {
		return form;
	}

	switch (event.type) {
		case 'ticked': {
			if (!event.isAlone) {
				return {...form, refusal: togetherRefusal};
			}

			const isTicked = !form.isTicked;
			// Once the box is ticked, the focus moves to the first field whose text is not complete.
			const next = form.phrases.findIndex((phrase, index) => form.typed[index] !== phrase);
			return {
				...form, isTicked, refusal: undefined, focus: isTicked && next !== -1 ? {phrase: next} : form.focus,
			};
		}

		case 'pressed': {
			return press(form, event.isAlone);
		}

		case 'focus-moved': {
			const order = controls(form);
			const index = order.findIndex(control => isSame(control, form.focus));
			return {...form, focus: order[(index + event.by + order.length) % order.length] ?? 'cancel'};
		}

		case 'typed': {
			return {...form, typed: form.typed.with(event.index, event.text), refusal: undefined};
		}

		case 'typed-elsewhere': {
			return typeElsewhere(form, event);
		}

		case 'scrolled': {
			return {...form, top: Math.min(Math.max(0, form.top + event.by), Math.max(0, event.lines - event.height))};
		}

		case 'paste-refused': {
			return {...form, refusal: 'A paste is not taken here: type it.'};
		}

		case 'cancelled': {
			return {...form, pending: 'cancel'};
		}
	}
}

function withVerdict(form: ConfirmForm, {phrases, obstacle}: Extract<ConfirmFormEvent, {type: 'policy-known'}>): ConfirmForm {
	const known = {
		...form, isPolicyKnown: true, obstacle, phrases: [...form.phrases, ...phrases], typed: [...form.typed, ...phrases.map(() => '')],
	};
	const reason = form.pending === 'confirm' ? disabledReason(known) : undefined;
	return reason === undefined ? known : {...known, pending: undefined, refusal: notReady(reason)};
}

function notReady(reason: string): string {
	return `The button is not ready: ${reason}.`;
}

const togetherRefusal = 'Those keys arrived together, as a paste does: press them one at a time.';

/**
A text typed while no field has the focus: it begins the first phrase that is not complete, if it fits there. If it does not, the form says where to type.
*/
function typeElsewhere(form: ConfirmForm, {text, isAlone}: {readonly text: string; readonly isAlone: boolean}): ConfirmForm {
	const index = form.phrases.findIndex((phrase, position) => form.typed[position] !== phrase);
	const phrase = form.phrases[index];
	if (phrase === undefined) {
		return form;
	}

	if (!isAlone) {
		return {...form, refusal: togetherRefusal};
	}

	return form.typed[index] === '' && phrase.startsWith(text)
		? {
			...form, typed: form.typed.with(index, text), focus: {phrase: index}, refusal: undefined,
		}
		: {...form, refusal: `Type ${phrase} in its field: Tab moves there.`};
}

function press(form: ConfirmForm, isAlone: boolean): ConfirmForm {
	if (!isAlone) {
		return {...form, refusal: togetherRefusal};
	}

	switch (form.focus) {
		case 'cancel': {
			return {...form, pending: 'cancel'};
		}

		case 'confirm': {
			const reason = disabledReason(form);
			return reason === undefined ? {...form, pending: 'confirm'} : {...form, refusal: notReady(reason)};
		}

		case 'checkbox': {
			return {...form, refusal: 'Space ticks the box; Enter presses a button.'};
		}

		default: {
			return reduceConfirmForm(form, {type: 'focus-moved', by: 1});
		}
	}
}

function controls(form: ConfirmForm): readonly ConfirmControl[] {
	return [...(form.needsTick ? ['checkbox' as const] : []), ...form.phrases.map((_, phrase) => ({phrase})), 'cancel', 'confirm'];
}

/**
Whether two controls are the same one.
*/
export function isSame(a: ConfirmControl, b: ConfirmControl): boolean {
	return typeof a === 'object' && typeof b === 'object' ? a.phrase === b.phrase : a === b;
}
