import type {Launched} from '../test/helpers/launch.js';

/**
The text of the list's row under the cursor; empty when the screen has no such row.
*/
export function cursorRow(app: Launched): string {
	return app.rows().find(row => row.startsWith('▌')) ?? '';
}
