import type {ExportFormat} from '../../../tokens/list/export-rows.js';

export type RowFormat = 'table' | ExportFormat;

/**
Every form of output, the one for people first.
*/
export const rowFormats: readonly RowFormat[] = ['table', 'json', 'jsonl', 'csv', 'markdown'];
