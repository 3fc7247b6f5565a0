/**
Why something was not done: one sentence for the person, and what else the caller needs to decide what comes next, such as an exit code. Text from outside in the sentence is raw: pass it through `display()` before it reaches a terminal.
*/
export type Refusal<Details = unknown> = {readonly ok: false; readonly message: string} & Readonly<Details>;

/**
The result of work that can fail in an expected way: the value, or a refusal. Errors that the program does not expect are thrown instead.
*/
export type Result<Value, Details = unknown> = Refusal<Details> | {readonly ok: true; readonly value: Value};

/**
A refusal with its sentence, and with the details that its `Result` asks for.
*/
export function refuse(message: string): Refusal;
export function refuse<Details extends Readonly<Record<string, unknown>>>(message: string, details: Details): Refusal<Details>;
export function refuse(message: string, details: Readonly<Record<string, unknown>> = {}): Refusal<Readonly<Record<string, unknown>>> {
	return {...details, ok: false, message};
}
