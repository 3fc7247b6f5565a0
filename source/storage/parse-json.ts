/**
JSON as a value, without V8's message where it is none: that would repeat a part of the text.
*/
export function parseJson(text: string): {readonly ok: true; readonly value: unknown} | {readonly ok: false} {
	try {
		return {ok: true, value: JSON.parse(text)};
	} catch {
		return {ok: false};
	}
}
