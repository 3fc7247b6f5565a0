import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {setDateHeader} from '../date-header.js';
import type {EmulatorContext, EmulatorParts} from '../environment.js';
import {foreignAnswer, nestArrays, packBomb} from './foreign-answer.js';
import type {OddEffect} from './odd-effect.js';
import {patchAnswer} from './patch-answer.js';
import {replaceAnswer} from './replace-answer.js';
import {
	announce,
	closeOf,
	sendWithoutEnd,
	sendWithWrongLength,
	switchProtocols,
} from './send-half-of-body.js';

const json = {'content-type': 'application/json'};

const answerAs = async (context: EmulatorContext, contentType: string, log: EmulatorParts['log']): Promise<Response> => {
	const {res: {status}, env: {outgoing}} = context;
	const body = await context.res.arrayBuffer();
	if (contentType !== '') {
		return new Response(body.byteLength === 0 ? null : body, {status, headers: {'content-type': contentType}});
	}

	// The server would add a type of its own to an answer without one.
	log.close(context.var.entry, status);
	outgoing.writeHead(status, body.byteLength === 0 ? {} : {'content-length': body.byteLength});
	outgoing.end(new Uint8Array(body));
	return RESPONSE_ALREADY_SENT;
};

/**
Whether an effect needs the true answer, so that the real service has to run first.
*/
export function requiresTrueAnswer({kind}: {readonly kind: string}): boolean {
	return ['truncate', 'wrong-length', 'content-type', 'patch'].includes(kind);
}

/**
Carries out an odd effect. `next()` runs the real service. When the effect strikes after the change, or needs the true answer, the service has already run and `next()` does nothing.
*/
export async function playOddEffect(effect: OddEffect, context: EmulatorContext, {next, log, clock}: Pick<EmulatorParts, 'log' | 'clock'> & {readonly next: () => Promise<void>}): Promise<void> {
	const {entry} = context.var;
	const {outgoing} = context.env;
	switch (effect.kind) {
		case 'foreign': {
			replaceAnswer(context, foreignAnswer(effect.form, effect.status ?? 404));
			return;
		}

		case 'informational': {
			if (effect.status !== 101) {
				announce(context, effect.status);
				await next();
				return;
			}

			log.close(entry, 101);
			replaceAnswer(context, RESPONSE_ALREADY_SENT);
			switchProtocols(context, effect.protocol);
			await closeOf(outgoing);
			return;
		}

		case 'endless': {
			log.close(entry, 200);
			replaceAnswer(context, RESPONSE_ALREADY_SENT);
			await sendWithoutEnd(context);
			return;
		}

		case 'gzip-bomb': {
			replaceAnswer(context, new Response(packBomb(effect.megabytes ?? 1024), {headers: {...json, 'content-encoding': 'gzip'}}));
			return;
		}

		case 'deep-json': {
			replaceAnswer(context, new Response(nestArrays(effect.depth ?? 100_000), {headers: json}));
			return;
		}

		case 'wrong-length': {
			log.close(entry, context.res.status);
			await sendWithWrongLength(context, effect.by);
			replaceAnswer(context, RESPONSE_ALREADY_SENT);
			return;
		}

		case 'content-type': {
			replaceAnswer(context, await answerAs(context, effect.contentType, log));
			return;
		}

		case 'date-header': {
			setDateHeader(outgoing, clock, effect.date);
			await next();
			return;
		}

		case 'create': {
			context.set('createAs', effect.as);
			await next();
			return;
		}

		case 'patch': {
			replaceAnswer(context, await patchAnswer(context.res, effect));
		}
	}
}
