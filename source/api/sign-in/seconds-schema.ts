import * as v from 'valibot';

/**
A number of seconds in the answer of an identity provider. Some write numbers as text.
*/
export const secondsSchema = v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/))]), v.transform(Number), v.finite(), v.minValue(0));
