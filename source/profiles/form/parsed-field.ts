/**
What a field of a form comes to: its value, or one sentence that says what to correct.
*/
export type Field<Value> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly message: string};

export function refuse(message: string): {readonly ok: false; readonly message: string} {
	return {ok: false, message};
}
