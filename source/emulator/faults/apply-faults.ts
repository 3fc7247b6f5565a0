import {setTimeout as wait} from 'node:timers/promises';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {MiddlewareHandler} from 'hono';
import {messageFor} from '../failure.js';
import type {EmulatorEnvironment, EmulatorParts} from '../environment.js';
import type {FaultEffect} from './fault-list.js';
import {requiresTrueAnswer, playOddEffect} from './play-odd-effect.js';
import {replaceAnswer} from './replace-answer.js';
import {closeOf, sendHalfOfBody, sendHalfOfHeaders} from './send-half-of-body.js';

const loginPage = '<!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/login"><input name="user"><input name="password" type="password"></form></body></html>';

/**
The status codes whose answers have no body.
*/
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

const respond = (status: number, contentType: string, body: string, headers: Readonly<Record<string, string>> = {}): Response => bodiless.has(status)
	? new Response(null, {status, headers})
	: new Response(body, {status, headers: {'content-type': contentType, ...headers}});

/**
The answer of an effect that is nothing but an answer.
*/
const answerOf = (effect: Extract<FaultEffect, {kind: 'status' | 'html' | 'redirect' | 'body'}>): Response => {
	switch (effect.kind) {
		case 'status': {
			const {status, body = {code: status, message: messageFor(status)}, retryAfter, headers} = effect;
			return respond(status, 'application/json', JSON.stringify(body), {
				...(retryAfter !== undefined && {'retry-after': String(retryAfter)}),
				...headers,
			});
		}

		case 'html': {
			return respond(200, 'text/html; charset=utf-8', loginPage);
		}

		case 'redirect': {
			return new Response(null, {status: effect.status, headers: {location: effect.location}});
		}

		case 'body': {
			return respond(effect.status, effect.contentType, effect.body);
		}
	}
};

/**
Waits. Resolves with true after that time, and with false when the emulator closes before.
*/
const hasWaited = async (milliseconds: number, closing: AbortSignal): Promise<boolean> => {
	try {
		await wait(milliseconds, undefined, {signal: closing});
		return true;
	} catch {
		return false;
	}
};

const isAfterApply = (effect: FaultEffect): boolean => requiresTrueAnswer(effect) || ('when' in effect && effect.when === 'after-apply');

/**
Makes the middleware that waits for the latency and then lets the fault strike that is due, if there is one. `next()` runs the real service: before it nothing has changed in the store, after it the request has taken effect.
*/
export function applyFaults({
	faults, log, clock, latency, closing,
}: EmulatorParts): MiddlewareHandler<EmulatorEnvironment> {
	return async (context, next) => {
		const {entry} = context.var;

		const abandon = (status: 'cut' | 'hang'): void => {
			log.close(entry, status);
			replaceAnswer(context, RESPONSE_ALREADY_SENT);
		};

		const cut = (): void => {
			abandon('cut');
			context.env.incoming.socket.destroy();
		};

		if (latency > 0 && !await hasWaited(latency, closing)) {
			cut();
			return;
		}

		const fault = faults.take(entry);
		if (!fault) {
			return next();
		}

		const effect = fault.do;
		entry.fault = fault.name ?? effect.kind;
		const isApplied = isAfterApply(effect);
		if (isApplied) {
			await next();
		}

		switch (effect.kind) {
			case 'cut': {
				cut();
				return;
			}

			case 'hang': {
				abandon('hang');
				await closeOf(context.env.outgoing);
				return;
			}

			case 'delay': {
				if (!await hasWaited(effect.ms, closing)) {
					cut();
					return;
				}

				return isApplied ? undefined : next();
			}

			case 'truncate': {
				await (effect.at === 'headers' ? sendHalfOfHeaders(context) : sendHalfOfBody(context));
				cut();
				return;
			}

			case 'status':
			case 'html':
			case 'redirect':
			case 'body': {
				replaceAnswer(context, answerOf(effect));
				return;
			}

			default: {
				await playOddEffect(effect, context, {
					log, clock, next: isApplied ? async () => undefined : next,
				});
			}
		}
	};
}
