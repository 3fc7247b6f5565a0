import type {Launched} from '../test/helpers/launch.js';

/**
The row of a list that the cursor is on, as text; empty when the screen has none.
*/
export function cursorRow(app: Launched): string {
	return app.rows().find(row => row.startsWith('▌')) ?? '';
}
