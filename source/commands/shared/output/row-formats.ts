import type {ExportFormat} from '../../../tokens/list/export-rows.js';

/**
`ids` prints bare token IDs, one on each line.
*/
export type RowFormat = 'table' | ExportFormat | 'ids';

/**
Every form of output for rows that are no tokens, the one for people first.
*/
export const rowFormats: readonly RowFormat[] = ['table', 'json', 'jsonl', 'csv', 'markdown'];
