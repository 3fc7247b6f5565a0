import {Buffer} from 'node:buffer';
import fc from 'fast-check';

/**
A secret to plant in a text: `text` is what is planted, and `value` is the part of it that must not get out.
*/
export type PlantedSecret = {readonly value: string; readonly text: string};

const base64 = fc.uint8Array({minLength: 24, maxLength: 64}).map(bytes => Buffer.from(bytes).toString('base64'));
const base64url = fc.uint8Array({minLength: 24, maxLength: 64}).map(bytes => Buffer.from(bytes).toString('base64url'));

/**
Random database tokens, management tokens, JSON Web Tokens and bearer values.
*/
export const planted: fc.Arbitrary<PlantedSecret> = fc.oneof(
	fc.tuple(fc.integer({min: 1, max: 12}), base64).map(([version, body]) => asIs(`apiv${version}_${body}`)),
	base64url.map(body => asIs(`M.V1.${body}`)),
	fc.tuple(fc.jsonValue(), base64url).map(([claim, signature]) => asIs([
		Buffer.from(JSON.stringify({alg: 'RS256', typ: 'JWT'})).toString('base64url'),
		Buffer.from(JSON.stringify({claim})).toString('base64url'),
		signature,
	].join('.'))),
	fc.tuple(fc.constantFrom('Bearer', 'bearer', 'BEARER'), base64).map(([scheme, value]) => ({value, text: `${scheme} ${value}`})),
);

function asIs(value: string): PlantedSecret {
	return {value, text: value};
}
