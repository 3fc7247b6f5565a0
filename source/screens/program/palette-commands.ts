import type {KeyHandlers} from '../../session/app-context.js';
import type {ActionId} from '../../keymap/actions.js';
import {keyWords} from '../../keymap/key-words.js';
import {actionOf, scopes, type Scope} from '../../keymap/scopes.js';

export type PaletteCommand = {
	/**
	Different for each command: the action, or the name of the place that it goes to.
	*/
	readonly id: string;
	/**
	As it is searched and shown: `sort: the column that the list is sorted by`.
	*/
	readonly name: string;
	/**
	The keys that do the same without the palette, for people: `PgUp Ctrl+B`.
	*/
	readonly keys: string;
	readonly run: () => void;
};

// The box and the buttons of a question are pressed by hand, where one sees them.
const notCommands = new Set<ActionId>(['palette', 'redraw', 'suspend', 'interrupt', 'quit', 'tick', 'press', 'reveal']);

/**
What a screen or a menu can do now, in the order of its scope, then the places to go to, then `quit`. Moves and disabled actions are left out.
*/
export function paletteCommands({scope, handlers}: {readonly scope: Scope; readonly handlers: KeyHandlers}, places: readonly PaletteCommand[], quit: () => void): readonly PaletteCommand[] {
	const commands = scopes[scope].flatMap((id): readonly PaletteCommand[] => {
		const handler = handlers[id];
		const {kind, label, help, keys} = actionOf(id);
		return kind === 'move' || kind === 'edit' || notCommands.has(id) || typeof handler !== 'function'
			? []
			: [{
				id, name: help.startsWith(`${label}:`) ? help : `${label}: ${help}`, keys: keyWords(keys), run: handler,
			}];
	});
	return [...commands, ...places, {
		id: 'quit', name: 'q, quit: quit the program', keys: 'Ctrl+C', run: quit,
	}];
}

/**
The commands whose names hold every word of a text. Case does not matter. `q`, `q!` and `quit` find only the command that quits, as in an editor.
*/
export function matchingCommands(commands: readonly PaletteCommand[], text: string): readonly PaletteCommand[] {
	const typed = text.trim().toLowerCase();
	if (['q', 'q!', 'quit'].includes(typed)) {
		return commands.filter(({id}) => id === 'quit');
	}

	const words = typed.split(/\s+/);
	return commands.filter(({name}) => words.every(word => name.toLowerCase().includes(word)));
}
