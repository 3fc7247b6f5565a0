/**
The parts of the benchmark, in the order of the table.
*/
export const partNames = ['start', 'keys', 'load', 'batch', 'scale', 'audit'] as const;

export type PartName = typeof partNames[number];
