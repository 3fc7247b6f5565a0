import * as v from 'valibot';

const names = (meaning: string) => v.pipe(v.array(v.string()), v.description(meaning));

/**
The fields that say what the databases lose through a plan, or without a token.
*/
export const planImpactFields = {
	losesLastWriter: names('The databases that no token can write afterwards.'),
	losesLastReader: names('The databases that no token can read afterwards.'),
	keepsOnlyWildcardWriter: names('The databases that only tokens for all databases can write afterwards.'),
	keepsOnlyWildcardReader: names('The databases that only tokens for all databases can read afterwards.'),
	unknown: names('What is not known of this, in sentences.'),
};
