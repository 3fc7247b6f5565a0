export const secretReplacement = '[secret]';

type SecretShape = {
	readonly name: string;
	/**
	Whether only InfluxDB issues secrets of this shape.
	*/
	readonly isOfInfluxdb: boolean;
	/**
	Matches what is a secret wherever it stands.
	*/
	readonly pattern: RegExp;
	/**
	Matches more, for text that a service sent. Hiding a word too many costs nothing there, and the text may repeat a header of the request. Absent where `pattern` is enough.
	*/
	readonly outsidePattern?: RegExp;
};

/**
What a secret looks like. Redaction, the check of text from outside and the environment of child processes all use this table.
*/
const shapes: readonly SecretShape[] = [
	// The documents of Cloud Dedicated show `apiv1_` and base64.
	{name: 'database token', isOfInfluxdb: true, pattern: /apiv\d+_[\w+\-./=]{8,}/g},
	// The prefix of the documents' sample.
	{
		name: 'management token', isOfInfluxdb: true, pattern: /M\.V\d+\.[\w+\-./=]{8,}/g, outsidePattern: /M\.V\d+\.[\w+\-./=]+/g,
	},
	// Base64url of `{"…`, a dot, the claims, a dot, the signature. Without the second dot both parts have to be longer.
	{name: 'JSON Web Token', isOfInfluxdb: false, pattern: /eyJ[\w-]+\.[\w-]+\.[\w-]*|eyJ[\w-]{5,}\.[\w-]{5,}/g},
	// The parameter of an Authorization header. RFC 6750, section 2.1, allows fewer characters than this.
	{
		name: 'bearer', isOfInfluxdb: false, pattern: /(?<=bearer\s{1,4})[^\s"',;]{8,}/gi, outsidePattern: /(?<=bearer\s{1,4})[^\s"',;]+/gi,
	},
];

/**
The text with everything of a secret's shape replaced by `[secret]`. `isFromOutside` is for text that a service sent: then shorter secrets are hidden too, and every word after "Bearer".
*/
export function hideSecretShapes(text: string, {isFromOutside = false}: {readonly isFromOutside?: boolean} = {}): string {
	let result = text;
	for (const {pattern, outsidePattern = pattern} of shapes) {
		result = result.replaceAll(isFromOutside ? outsidePattern : pattern, () => secretReplacement);
	}

	return result;
}

/**
Whether the text holds something of the shape of InfluxDB's own tokens. JSON Web Tokens and bearer values are not counted, because other services use them too.
*/
export function hasInfluxdbToken(text: string): boolean {
	return shapes.some(({isOfInfluxdb, pattern}) => isOfInfluxdb && text.replaceAll(pattern, '') !== text);
}
