import {actActions} from './act-actions.js';
import {auditActions} from './audit-actions.js';
import {editActions} from './edit-actions.js';
import {findActions} from './find-actions.js';
import {moveActions} from './move-actions.js';
import {programActions} from './program-actions.js';

/**
Every action of the program, once. Footers, help, the palette, docs/keys.md and the manual get their keys and words from here.

Backspace and Ctrl+D are never destructive, Delete only deletes a character of a text field, and no single key destroys anything: `D` only opens the confirmation.
*/
export const actions = {
	...moveActions, ...findActions, ...actActions, ...auditActions, ...editActions, ...programActions,
} as const;

export type ActionId = keyof typeof actions;
