import type {MiddlewareHandler} from 'hono';
import type {EmulatorEnvironment, EmulatorParts} from './environment.js';

const parseOrKeep = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

/**
Writes every request down as it arrives and what came of it, and dates the answer by the emulator's clock.
*/
export function recordRequests({log, clock}: EmulatorParts): MiddlewareHandler<EmulatorEnvironment> {
	return async (context, next) => {
		const entry = log.open(context.req.method, context.req.path);
		context.set('entry', entry);
		// Node would date it by the machine's clock.
		context.env.outgoing.setHeader('date', new Date(clock() / 1000).toUTCString());

		const text = await context.req.text();
		if (text !== '') {
			entry.body = parseOrKeep(text);
		}

		await next();
		log.close(entry, context.res.status);
	};
}
