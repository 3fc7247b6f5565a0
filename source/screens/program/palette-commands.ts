import type {KeyHandlers} from '../../session/app-context.js';
import type {ActionId} from '../../keymap/actions.js';
import {keyWords} from '../../keymap/key-words.js';
import {actionOf, scopes, type Scope} from '../../keymap/scopes.js';

export type PaletteCommand = {
	readonly id: ActionId;
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

const notCommands = new Set<ActionId>(['palette', 'redraw', 'suspend', 'interrupt', 'quit']);

/**
What a screen can do now, in the order of its scope, then `quit`. Moves and disabled actions are left out.
*/
export function paletteCommands({scope, handlers}: {readonly scope: Scope; readonly handlers: KeyHandlers}, quit: () => void): readonly PaletteCommand[] {
	const commands = scopes[scope].flatMap((id): readonly PaletteCommand[] => {
		const handler = handlers[id];
		const {kind, label, help, keys} = actionOf(id);
		return kind === 'move' || notCommands.has(id) || typeof handler !== 'function'
			? []
			: [{
				id, name: help.startsWith(`${label}:`) ? help : `${label}: ${help}`, keys: keyWords(keys), run: handler,
			}];
	});
	return [...commands, {
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
