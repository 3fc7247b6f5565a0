import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {EmulatorContext} from '../environment.js';
import type {RequestLog} from '../request-log.js';

/**
Closes the connection without an answer. Returns the response that tells the server to send nothing.
*/
export function cutConnection(context: EmulatorContext, log: RequestLog): Response {
	log.close(context.var.entry, 'cut');
	context.env.incoming.socket.destroy();
	return RESPONSE_ALREADY_SENT;
}
