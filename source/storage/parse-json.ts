/**
The value of a JSON text. A refusal has no message, because V8's would repeat a part of the text.
*/
export function parseJson(text: string): {readonly ok: true; readonly value: unknown} | {readonly ok: false} {
	try {
		return {ok: true, value: JSON.parse(text)};
	} catch {
		return {ok: false};
	}
}
