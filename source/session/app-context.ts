import {createContext, useContext} from 'react';
import type {LineEdit} from '../components/field/text-line.js';
import type {ActionId} from '../keymap/actions.js';
import type {Scope} from '../keymap/scopes.js';
import type {Meaning} from '../theme/meaning.js';
import type {TimeForm} from '../tokens/time/time-form.js';
import type {ScreenStack, StackEvent} from './screen-stack.js';
import type {Services} from './services.js';
import type {MessageLog} from './message-log.js';
import type {Message} from './stack-and-message.js';

/**
What an action does now: a function, or the reason why it cannot be done. An action that is absent has no meaning here.
*/
export type KeyHandlers = Partial<Record<ActionId, (() => void) | string>>;

/**
What the whole program shares.
*/
export type AppContextValue = {
	readonly services: Services;
	readonly stack: ScreenStack;
	readonly navigate: (event: StackEvent) => void;
	/**
	The line above the footer.
	*/
	readonly message: Message | undefined;
	/**
	Outside text in it has gone through `show()`. `undefined` clears it.
	*/
	readonly notice: (text: string | undefined, meaning?: Meaning) => void;
	/**
	The last messages, which `!` shows.
	*/
	readonly messages: MessageLog;
	/**
	Ends the program, unless the guard gives a reason why not yet.
	*/
	readonly quit: () => void;
	/**
	Set while something is being sent. Each try to quit calls it, and it gives the reason not to quit, or `undefined` where the program may quit.
	*/
	readonly quitGuard: {current: (() => string | undefined) | undefined};
	/**
	Draws with the next theme, keeps it for the next run, and names it in the message.
	*/
	readonly changeTheme: () => void;
	readonly redraw: () => void;
	readonly suspend: () => void;
	/**
	Edits the text of the field that has the focus. Does nothing where none has.
	*/
	readonly editText: (edit: LineEdit) => void;
	/**
	Whether a text field has the focus.
	*/
	readonly hasField: () => boolean;
	/**
	The keys without a meaning that a person has been told of, each as its scope and its name.
	*/
	readonly toldKeys: {current: Set<string>};
	/**
	The profile under the first screen's cursor, by name, kept while others lie on top.
	*/
	readonly chosenProfile: string | undefined;
	readonly chooseProfile: (name: string) => void;
	/**
	How every screen tells times.
	*/
	readonly timeForm: TimeForm;
	readonly setTimeForm: (form: TimeForm) => void;
	/**
	The keys of the screen or menu on top, under help and the palette: help lists them, the palette runs them. Read when a key comes, never drawn while it may change.
	*/
	readonly screenKeys: {current: {readonly scope: Scope; readonly handlers: KeyHandlers}};
};

export const AppContext = createContext<AppContextValue | undefined>(undefined);

export function useAppContext(): AppContextValue {
	const value = useContext(AppContext);
	if (!value) {
		throw new Error('useAppContext outside the app');
	}

	return value;
}
