import {Buffer} from 'node:buffer';
import {
	generateKeyPairSync,
	randomBytes,
	sign,
	type KeyObject,
} from 'node:crypto';

/**
A certificate and its private key, PEM.
*/
export type Certified = {readonly certificate: string; readonly key: string};

export type CertificateAuthority = {
	/**
	Its own certificate, PEM.
	*/
	readonly certificate: string;
	/**
	Issues a certificate for a name, with a new key. For `localhost` it is also valid for 127.0.0.1 and ::1. Written here because Node cannot sign certificates.
	*/
	issue(name: string, options?: {readonly validUntil?: Date}): Certified;
};

// DER (X.690): a tag, a length, and the contents.
function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
	const body = Buffer.concat(contents);
	if (body.length < 0x80) {
		return Buffer.concat([Buffer.from([tag, body.length]), body]);
	}

	const length = Buffer.from(body.length.toString(16).padStart(4, '0'), 'hex');
	return Buffer.concat([Buffer.from([tag, 0x80 + length.length]), length, body]);
}

const sequence = (...items: readonly Uint8Array[]) => der(0x30, ...items);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);

// The fields of RFC 5280. The identifiers: 1.2.840.10045.4.3.2, 2.5.4.3, 2.5.29.19 and 2.5.29.17.
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const nameOf = (text: string) => sequence(der(0x31, sequence(identifier('550403'), der(0x0C, Buffer.from(text)))));
const timeOf = (date: Date) => der(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')));
const extension = (id: string, value: Uint8Array) => sequence(identifier(id), der(0x04, value));
const mayIssue = (isAuthority: boolean) => extension('551d13', sequence(...(isAuthority ? [der(0x01, Buffer.from([0xFF]))] : [])));
const alternativeNames = (name: string) => extension('551d11', sequence(
	der(0x82, Buffer.from(name)),
	...(name === 'localhost' ? [der(0x87, Buffer.from([127, 0, 0, 1])), der(0x87, Buffer.from([...Buffer.alloc(15), 1]))] : []),
));

function pem(label: string, bytes: Uint8Array): string {
	const lines = Buffer.from(bytes).toString('base64').match(/.{1,64}/g)!;
	return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

type Signed = {
	readonly issuer: string;
	readonly issuerKey: KeyObject;
	readonly subject: string;
	readonly publicKey: KeyObject;
	readonly validUntil: Date;
	readonly isAuthority: boolean;
};

function signCertificate({
	issuer,
	issuerKey,
	subject,
	publicKey,
	validUntil,
	isAuthority,
}: Signed): string {
	const contents = sequence(
		der(0xA0, der(0x02, Buffer.from([2]))),
		// A serial number is positive.
		der(0x02, Buffer.from([1]), randomBytes(8)),
		ecdsaWithSha256,
		nameOf(issuer),
		sequence(timeOf(new Date('2020-01-01T00:00:00Z')), timeOf(validUntil)),
		nameOf(subject),
		publicKey.export({type: 'spki', format: 'der'}),
		der(0xA3, sequence(mayIssue(isAuthority), ...(isAuthority ? [] : [alternativeNames(subject)]))),
	);
	return pem('CERTIFICATE', sequence(contents, ecdsaWithSha256, bits(sign('sha256', contents, issuerKey))));
}

const farAway = new Date('2120-01-01T00:00:00Z');

/**
Makes a certificate authority that no system trusts. A program that is given its certificate trusts those that it issues.
*/
export function makeAuthority(name: string): CertificateAuthority {
	const {publicKey, privateKey} = generateKeyPairSync('ec', {namedCurve: 'prime256v1'});
	return {
		certificate: signCertificate({
			issuer: name, issuerKey: privateKey, subject: name, publicKey, validUntil: farAway, isAuthority: true,
		}),
		issue(subject, {validUntil = farAway} = {}) {
			const pair = generateKeyPairSync('ec', {namedCurve: 'prime256v1'});
			return {
				certificate: signCertificate({
					issuer: name, issuerKey: privateKey, subject, publicKey: pair.publicKey, validUntil, isAuthority: false,
				}),
				key: String(pair.privateKey.export({type: 'pkcs8', format: 'pem'})),
			};
		},
	};
}
