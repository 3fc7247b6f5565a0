/**
The buttons of the save screen: 0 is Cancel, then what can be saved.
*/
export type SaveForm = {
	readonly focus: number;
	readonly top: number;
	/**
	What a key has decided: the index of a choice (from 0, without Cancel), or to cancel.
	*/
	readonly pending: number | 'cancel' | undefined;
};

export type SaveFormEvent =
	| {readonly type: 'pressed'; readonly isAlone: boolean}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1; readonly count: number}
	| {readonly type: 'scrolled'; readonly by: number; readonly last: number}
	/**
	A conflict: there is something new to choose from, and nothing is chosen.
	*/
	| {readonly type: 'answered'}
	| {readonly type: 'cancelled'};

/**
Cancel has the focus.
*/
export function startSaveForm(): SaveForm {
	return {focus: 0, top: 0, pending: undefined};
}

export function reduceSaveForm(form: SaveForm, event: SaveFormEvent): SaveForm {
	switch (event.type) {
		case 'pressed': {
			// Keys that came together are a paste: they decide nothing.
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
