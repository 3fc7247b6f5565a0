import * as v from 'valibot';
import {planSchema, updatePlanSchema} from '../../tokens/plan/plan-schema.js';

/**
The file of a plan. A plan of an earlier version can be applied too, and is not printed any more.
*/
export const planOutput = v.union([planSchema, updatePlanSchema]);
