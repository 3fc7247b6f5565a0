// Node's codes for the alerts with which a server refuses the client's certificate, without the part before `_ALERT_`, which names the TLS version that introduced the alert.
const refusals = new Map([
	['CERTIFICATE_REQUIRED', 'asks for a client certificate, and got none'],
	['BAD_CERTIFICATE', 'refuses the client certificate of this profile'],
	['UNSUPPORTED_CERTIFICATE', 'refuses the client certificate of this profile: its kind is not supported there'],
	['CERTIFICATE_EXPIRED', 'refuses the client certificate of this profile: it has expired'],
	['CERTIFICATE_REVOKED', 'refuses the client certificate of this profile: it is revoked'],
	['CERTIFICATE_UNKNOWN', 'refuses the client certificate of this profile'],
	['UNKNOWN_CA', 'refuses the client certificate of this profile: its authority is not known there'],
	['ACCESS_DENIED', 'refuses the client certificate of this profile: it has no access'],
]);

function describeRefusal(code: string): string | undefined {
	const alert = code.split('_ALERT_', 2)[1];
	return alert === undefined ? undefined : refusals.get(alert);
}

/**
Whether an error code means that the server refuses this client's certificate, or asks for one and got none.
*/
export function isRefusedCertificate(code: string): boolean {
	return describeRefusal(code) !== undefined;
}

/**
Says in sentences what a code of `isRefusedCertificate` means; undefined for every other code. `service` is `host:port`.
*/
export function describeClientCertificate(code: string, service: string): string | undefined {
	const refusal = describeRefusal(code);
	return refusal && `${service} ${refusal}. Nothing was done. Give this profile the certificate and the key that the service knows.`;
}
