import {quoteOutsideText} from '../secrets/outside-text.js';
import type {Context, Failure} from './failure.js';
import {jsonOf} from './parse-json.js';
import {describeStatus} from './describe-status.js';
import {send, type Reply, type Request} from './request.js';
import {sendStreamed, type BodyReader} from './send-streamed.js';
import {databaseListSchema} from './token-schema.js';
import {describeTransport} from './describe-transport.js';
import type {Answer, Database} from './types.js';
import type {Validated} from './validate.js';

/**
A call of the Management API, without the host and the cluster that it goes to.
*/
export type Call<Value> = {
	readonly method: Request['method'];
	readonly path: string;
	readonly subject: Context['subject'];
	/**
	What is wrong with the caller's arguments, in one sentence; nothing is sent then. Undefined when nothing is wrong.
	*/
	readonly problem?: string | undefined;
	readonly body?: unknown;
	readonly read: (reply: Reply) => Validated<Value>;
	/**
	Makes a reader that reads the body of a 200 with JSON while it arrives; `read` gets every other answer. Only a GET may have one. Without it, `read` gets all answers.
	*/
	readonly openReader?: () => BodyReader<Value>;
};

/**
The call that lists the databases of a cluster.
*/
export const databaseList: Call<readonly Database[]> = {
	method: 'GET', path: '/databases', subject: 'cluster', read: jsonOf(databaseListSchema),
};

type Answered<Value> = Extract<Answer<Value>, {readonly ok: true}>;

export type Exchange = Pick<Request, 'url' | 'secret' | 'timeouts' | 'connections' | 'signal'> & {readonly context: Context};

/**
Sends one request and reads its answer: the value, or why there is none.
*/
export async function exchange<Value>({method, body, read, openReader}: Call<Value>, {context, ...request}: Exchange): Promise<Answered<Value> | {readonly failure: Failure}> {
	const {secret, timeouts, connections} = request;
	const outcome = openReader ? await sendStreamed({...request, method}, openReader) : await send({...request, method, body});
	if ('failure' in outcome) {
		return {failure: describeTransport(outcome.failure, context, timeouts, connections.answerLimit)};
	}

	const {reply} = outcome;
	if (reply.status < 200 || reply.status > 299) {
		return {failure: describeStatus(reply, context, secret, Date.now())};
	}

	const result = outcome.value ?? read(reply);
	if (result.ok) {
		return {ok: true, value: result.value, serverTime: parseDate(reply.date)};
	}

	return {
		failure: {
			kind: 'malformed',
			status: reply.status,
			// A 2xx answer that cannot be read may come from the service, after it made the change.
			isPossiblyDone: true,
			message: `The answer is not what the Management API documents: ${quoteOutsideText(result.problem, secret)}. Check the host of this profile.`,
		},
	};
}

function parseDate(header: string | undefined): Date | undefined {
	const time = Date.parse(header ?? '');
	return Number.isNaN(time) ? undefined : new Date(time);
}
