/**
The state of the screen that saves an edit.
*/
export type SaveForm = {
	/**
	Index of the focused button: 0 is Cancel, and the choices follow.
	*/
	readonly focus: number;
	/**
	The first line shown.
	*/
	readonly top: number;
	/**
	What a key has decided: to save the choice with this index (from 0, without Cancel), or to cancel. Undefined until a key has decided.
	*/
	readonly pending: number | 'cancel' | undefined;
};

export type SaveFormEvent =
	/**
	Enter was pressed. `isAlone` is false if it came together with other keys in one read.
	*/
	| {readonly type: 'pressed'; readonly isAlone: boolean}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1; readonly count: number}
	| {readonly type: 'scrolled'; readonly by: number; readonly last: number}
	/**
	The save met a conflict: there are new choices, and none of them is chosen.
	*/
	| {readonly type: 'answered'}
	| {readonly type: 'cancelled'};

/**
The state at first: Cancel has the focus, and no key has decided anything.
*/
export function startSaveForm(): SaveForm {
	return {focus: 0, top: 0, pending: undefined};
}

/**
The state after an event.
*/
export function reduceSaveForm(form: SaveForm, event: SaveFormEvent): SaveForm {
	switch (event.type) {
		case 'pressed': {
			// Keys that came together may be a paste, so they decide nothing.
			return event.isAlone ? {...form, pending: form.focus === 0 ? 'cancel' : form.focus - 1} : form;
		}

		case 'focus-moved': {
			return {...form, focus: (form.focus + event.by + event.count) % event.count};
		}

		case 'scrolled': {
			return {...form, top: Math.min(Math.max(0, form.top + event.by), event.last)};
		}

		case 'answered': {
			return startSaveForm();
		}

		case 'cancelled': {
			return {...form, pending: 'cancel'};
		}
	}
}
