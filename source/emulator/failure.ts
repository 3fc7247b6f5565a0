import type {EmulatorContext} from './environment.js';

/**
The messages in the OpenAPI document's examples are the lower-case names of the codes.
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
The API's error body: `{code, message}`, both required.
*/
export function failure(context: EmulatorContext, status: FailureStatus, detail?: string): Response {
	const message = detail === undefined ? messages[status] : `${messages[status]}: ${detail}`;
	return context.json({code: status, message}, status);
}

/**
The message for any code, also those that the API does not document.
*/
export function messageFor(status: number): string {
	return (messages as Readonly<Record<number, string>>)[status] ?? `status ${status}`;
}
