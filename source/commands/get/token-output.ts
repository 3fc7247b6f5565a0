import * as v from 'valibot';
import {planImpactFields} from '../../tokens/plan/plan-impact-fields.js';
import {tokenSchema} from '../../tokens/list/token-schema.js';

const impact = v.pipe(v.nullable(v.object(planImpactFields)), v.description('What the databases lose without the token, by the grants of the cluster\'s tokens and not by traffic. All lists are empty for a token that is expired, revoked or suspended. Null where the tokens could not be listed.'));
const [whole, odd] = tokenSchema.options;

/**
A token as `get` prints it.
*/
export const tokenOutput = v.union([
	v.object({...whole.entries, impact}),
	v.object({...odd.entries, impact}),
]);
