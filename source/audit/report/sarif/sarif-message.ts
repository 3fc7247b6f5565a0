/**
A text as a message of SARIF, in which square brackets make links and braces make placeholders (sections 3.11.5 and 3.11.6 of SARIF 2.1.0).
*/
export function sarifMessage(text: string): {readonly text: string} {
	return {text: text.replaceAll(/[[\\\]]/g, String.raw`\$&`).replaceAll(/[{}]/g, '$&$&')};
}
