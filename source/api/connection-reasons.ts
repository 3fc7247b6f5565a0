/**
Why there is no connection, by Node's error code.
*/
export const connectionReasons: ReadonlyMap<string, string> = new Map([
	['ECONNREFUSED', 'the connection was refused'],
	['ENOTFOUND', 'there is no such name'],
	['EAI_AGAIN', 'the name could not be looked up just now'],
	['EHOSTUNREACH', 'there is no way to that machine'],
	['ENETUNREACH', 'there is no way to that network'],
	['ETIMEDOUT', 'the machine does not answer'],
	['EACCES', 'this machine does not allow the connection'],
	['EPERM', 'this machine does not allow the connection'],
]);

/**
What is wrong with a server's certificate, by the codes of Node's X509 verification and of its TLS module.
*/
export const certificateChecks: ReadonlyMap<string, string> = new Map([
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is signed by itself and not trusted here'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'the certificate comes from an authority that is not trusted here'],
	['UNABLE_TO_GET_ISSUER_CERT', 'the certificate comes from an authority that is not trusted here'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate comes from an authority that is not trusted here'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate comes from an authority that is not trusted here'],
	['CERT_UNTRUSTED', 'the certificate comes from an authority that is not trusted here'],
	['CERT_HAS_EXPIRED', 'the certificate has expired'],
	['CERT_NOT_YET_VALID', 'the certificate is not valid yet'],
	['CERT_REVOKED', 'the certificate is revoked'],
	['CERT_REJECTED', 'the certificate is rejected'],
	['CERT_SIGNATURE_FAILURE', 'the signature of the certificate is wrong'],
	['INVALID_CA', 'an authority in the certificate\'s chain may not sign certificates'],
	['INVALID_PURPOSE', 'the certificate is not made for a server'],
	['HOSTNAME_MISMATCH', 'the certificate is for another name'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate is for another name'],
]);

/**
Whether an error code is about TLS: a check of the certificate or a handshake failed.
*/
export function isTlsCode(code: string): boolean {
	return certificateChecks.has(code) || code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');
}
