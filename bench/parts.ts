import {measureAudit} from './parts/audit/measure-audit.js';
import {measureBatch} from './parts/batch/measure-batch.js';
import {measureKeys} from './parts/keys/measure-keys.js';
import {measureLoad} from './parts/load/measure-load.js';
import {measureScale} from './parts/scale/measure-scale.js';
import {measureStart} from './parts/start.js';
import type {Section} from './report/section.js';
import type {PartName} from './part-names.js';

/**
What can be measured, in the order of the table.
*/
export const parts: Readonly<Record<PartName, () => Promise<readonly Section[]>>> = {
	start: measureStart,
	keys: measureKeys,
	load: measureLoad,
	batch: measureBatch,
	scale: measureScale,
	audit: measureAudit,
};
