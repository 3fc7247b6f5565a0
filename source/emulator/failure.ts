import type {EmulatorContext} from './environment.js';

/**
The messages by status code, as in the examples of the OpenAPI document: the names of the codes in lower case.
*/
const messages = {
	400: 'bad request',
	401: 'unauthorized',
	403: 'forbidden',
	404: 'not found',
	409: 'conflict',
	500: 'internal server error',
} as const;

export type FailureStatus = keyof typeof messages;

/**
Answers with the API's error body, `{code, message}`. `detail` is added to the message.
*/
export function failure(context: EmulatorContext, status: FailureStatus, detail?: string): Response {
	const message = detail === undefined ? messages[status] : `${messages[status]}: ${detail}`;
	return context.json({code: status, message}, status);
}

/**
The message for any status code, also for codes that the API does not document.
*/
export function messageFor(status: number): string {
	return (messages as Readonly<Record<number, string>>)[status] ?? `status ${status}`;
}
