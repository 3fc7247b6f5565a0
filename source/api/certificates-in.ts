/**
The certificates of a PEM text, each as one text without the lines around it, so that the same certificate is the same text. Does not look into them.
*/
export function certificatesIn(text: string): readonly string[] {
	return text.replaceAll('\r\n', '\n').match(/-----BEGIN CERTIFICATE-----\n[^-]+-----END CERTIFICATE-----/g) ?? [];
}
