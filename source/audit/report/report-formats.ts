/**
The forms of a report that a file can have. The table for a terminal is not among them, because it depends on the terminal's width.
*/
export const reportFormats = ['json', 'jsonl', 'csv', 'markdown', 'html', 'sarif'] as const;

export type ReportFormat = typeof reportFormats[number];
