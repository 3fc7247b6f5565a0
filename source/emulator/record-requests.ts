import type {MiddlewareHandler} from 'hono';
import {setDateHeader} from './date-header.js';
import type {EmulatorEnvironment, EmulatorParts} from './environment.js';

const secretFields = new Set(['device_code', 'refresh_token', 'client_secret']);

/**
The fields of a form, without the secrets in them.
*/
const readForm = (text: string): Readonly<Record<string, string>> => Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, secretFields.has(name) ? '[secret]' : value]));

const parseOrKeep = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

/**
Adds each request to the log when it arrives, and its status when it is answered. Sets the `Date` header of the answer by the emulator's clock, or as the oddity `date` says.
*/
export function recordRequests({log, clock, oddities}: EmulatorParts): MiddlewareHandler<EmulatorEnvironment> {
	return async (context, next) => {
		const entry = log.open(context.req.method, context.req.path);
		context.set('entry', entry);
		setDateHeader(context.env.outgoing, clock, oddities.date ?? 'right');

		const text = await context.req.text();
		if (text !== '') {
			const isForm = context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded');
			entry.body = isForm ? readForm(text) : parseOrKeep(text);
		}

		await next();
		log.close(entry, context.res.status);
	};
}
