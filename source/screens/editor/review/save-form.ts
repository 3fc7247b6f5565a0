/**
The state of the screen that saves an edit.
*/
export type SaveForm = {
	/**
	What must be typed before anything can be saved; undefined where nothing has to be.
	*/
	readonly phrase: string | undefined;
	/**
	Why it must be typed, as a part of a sentence. Undefined where nothing has to be.
	*/
	readonly reason: string | undefined;
	/**
	Whether the policy's verdict is known. The decision to save waits for it.
	*/
	readonly isPolicyKnown: boolean;
	/**
	Why the policy does not let anything be saved; undefined where it does.
	*/
	readonly obstacle: string | undefined;
	readonly typed: string;
	/**
	The field of the phrase, or the index of the focused button: 0 is Cancel, and the choices follow.
	*/
	readonly focus: 'phrase' | number;
	/**
	The first line shown.
	*/
	readonly top: number;
	/**
	What a key has decided: to save the choice with this index (from 0, without Cancel), or to cancel. Undefined until a key has decided.
	*/
	readonly pending: number | 'cancel' | undefined;
	/**
	Why the last press or paste did nothing. It stays until a text is typed or the focus moves.
	*/
	readonly refusal: string | undefined;
};

export type SaveFormEvent =
	/**
	Enter was pressed. `isAlone` is false if it came together with other keys in one read.
	*/
	| {readonly type: 'pressed'; readonly isAlone: boolean}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1; readonly count: number}
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'paste-refused'}
	| {readonly type: 'scrolled'; readonly by: number; readonly last: number}
	/**
	The save met a conflict: there are new choices, and none of them is chosen.
	*/
	| {readonly type: 'answered'}
	/**
	The policy's verdict arrived: what has to be typed, too, and why nothing may be saved.
	*/
	| {readonly type: 'policy-known'; readonly phrase: {readonly phrase: string; readonly reason: string} | undefined; readonly obstacle: string | undefined}
	| {readonly type: 'cancelled'};

/**
The state at first: Cancel has the focus, nothing is typed, and no key has decided anything.
*/
export function startSaveForm(phrase: string | undefined): SaveForm {
	return {
		phrase, reason: phrase === undefined ? undefined : 'profile: it is protected', isPolicyKnown: false, obstacle: undefined, typed: '', focus: 0, top: 0, pending: undefined, refusal: undefined,
	};
}

/**
Why nothing can be saved yet; undefined where it can.
*/
export function obstacleToSave({phrase, typed, obstacle}: SaveForm): string | undefined {
	return obstacle ?? (phrase === undefined || typed === phrase ? undefined : `type ${phrase} first`);
}

/**
The state after an event.
*/
export function reduceSaveForm(form: SaveForm, event: SaveFormEvent): SaveForm {
	switch (event.type) {
		case 'pressed': {
			// Keys that came together may be a paste, so they decide nothing.
			return event.isAlone ? press(form) : form;
		}

		case 'focus-moved': {
			const order = [...(form.phrase === undefined ? [] : ['phrase' as const]), ...Array.from({length: event.count}, (_, index) => index)];
			const index = order.indexOf(form.focus);
			return {...form, refusal: undefined, focus: order[(index + event.by + order.length) % order.length] ?? 0};
		}

		case 'typed': {
			return {...form, typed: event.text, refusal: undefined};
		}

		case 'paste-refused': {
			return {...form, refusal: 'A paste is not taken here: type it.'};
		}

		case 'scrolled': {
			return {...form, top: Math.min(Math.max(0, form.top + event.by), event.last)};
		}

		case 'answered': {
			return {
				...form, typed: '', focus: 0, top: 0, pending: undefined, refusal: undefined,
			};
		}

		case 'policy-known': {
			return form.isPolicyKnown ? form : withVerdict(form, event);
		}

		case 'cancelled': {
			return {...form, pending: 'cancel'};
		}
	}
}

/**
The verdict takes a decision back where something has to be typed first, or where nothing may be saved.
*/
function withVerdict(form: SaveForm, {phrase, obstacle}: Extract<SaveFormEvent, {type: 'policy-known'}>): SaveForm {
	const known: SaveForm = {
		...form,
		isPolicyKnown: true,
		obstacle,
		...(phrase && (form.phrase === undefined ? phrase : {phrase: `${form.phrase} ${phrase.phrase}`, reason: `profile and ${phrase.reason}`})),
	};
	const reason = typeof form.pending === 'number' ? obstacleToSave(known) : undefined;
	return reason === undefined ? known : {...known, pending: undefined, refusal: notReady(reason)};
}

function notReady(reason: string): string {
	return `The button is not ready: ${reason}.`;
}

function press(form: SaveForm): SaveForm {
	if (form.focus === 'phrase') {
		return {...form, focus: 0};
	}

	if (form.focus === 0) {
		return {...form, pending: 'cancel'};
	}

	const obstacle = obstacleToSave(form);
	return obstacle === undefined ? {...form, pending: form.focus - 1} : {...form, refusal: notReady(obstacle)};
}
