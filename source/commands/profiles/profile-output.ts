import * as v from 'valibot';
import {tokenSourceSchema} from '../shared/place/token-source-schema.js';

/**
A profile as `profiles` prints it.
*/
export const profileOutput = v.object({
	name: v.pipe(v.string(), v.description('The name that `--profile` takes.')),
	origin: v.pipe(v.picklist(['demo', 'environment', 'influxctl', 'saved']), v.description('Who keeps the profile: this program, the environment, influxctl\'s config, or the settings file.')),
	product: v.pipe(v.picklist(['dedicated', 'clustered']), v.description('The product whose Management API it speaks to.')),
	host: v.pipe(v.nullable(v.string()), v.description('The address of the service. Null for the demo, which runs in this program.')),
	accountId: v.pipe(v.string(), v.description('The ID of the account; for Clustered a placeholder.')),
	clusters: v.pipe(v.array(v.object({
		id: v.pipe(v.string(), v.description('The ID of the cluster.')),
		name: v.pipe(v.string(), v.description('The name that `--cluster` takes.')),
	})), v.description('The clusters of the profile.')),
	tokenSources: v.pipe(v.array(tokenSourceSchema), v.description('Where the management token comes from; the first one that gives a token counts. Empty where it is asked for each time.')),
	readOnly: v.pipe(v.boolean(), v.description('Whether the profile forbids every change.')),
	protected: v.pipe(v.boolean(), v.description('Whether its name must be typed before a change.')),
});
