import type {DatabaseToken} from '../../../api/types.js';
import {exportPieces, type ExportRow} from '../../../tokens/list/export-rows.js';
import {writePieces} from './write-pieces.js';

/**
Prints tokens as the service sent them: its own fields with its own values, in its order, also those that this program does not know or cannot read. The JSON is written anew, so its spaces are this program's; `sources` has what was read. A secret is not among it.
*/
export async function printSources(tokens: readonly DatabaseToken[], sources: WeakMap<DatabaseToken, unknown>, format: 'json' | 'jsonl', stdout: NodeJS.WritableStream): Promise<void> {
	const rows = tokens.map(token => sources.get(token) as ExportRow);
	await writePieces(exportPieces(rows, [], format, {isRaw: true}), stdout);
}
