import {refuse, type Result} from '../result.js';
import {Secret} from '../secrets/secret.js';
import type {Network} from '../api/types.js';
import {readTextFile} from '../storage/read-text-file.js';
import {expandHome, type Environment} from '../storage/user-directory.js';
import {readTimeouts} from './read-timeouts.js';
import type {Profile} from './types.js';

type Options = {
	readonly environment: Environment;
	/**
	The value of `--ca-file`, trusted besides the profile's own.
	*/
	readonly caFile?: string | undefined;
	/**
	The value of `--timeout`.
	*/
	readonly timeout?: string | undefined;
	/**
	Takes what is logged of each request.
	*/
	readonly wireLog?: Network['wireLog'];
};

/**
How a profile's host is reached: reads the files that its TLS needs, and takes the proxies from the environment. The authorities of this machine are read when a connection by https is made. Outside text in a refusal is raw.

`NODE_TLS_REJECT_UNAUTHORIZED=0` alone is refused: TLS checks are off only where the profile says so, and then every header says it too.
*/
export async function readNetwork({host, tls = {}}: Pick<Profile, 'host' | 'tls'>, {environment, caFile, timeout, wireLog}: Options): Promise<Result<Network>> {
	if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0' && !tls.isInsecure && host.startsWith('https:')) {
		return refuse('NODE_TLS_REJECT_UNAUTHORIZED=0 is set, which would let anyone on the way read the management token. Unset it; for an authority of your own name its file in the profile or with --ca-file.');
	}

	const limit = readAnswerLimit(environment);
	if (limit === undefined) {
		return refuse(`INFLUX_TOKENS_ANSWER_LIMIT is not a number of MB from 1 to ${largestAnswerLimit}: write it like 512, or unset it.`);
	}

	const timeouts = readTimeouts(timeout, environment);
	if (!timeouts.ok) {
		return timeouts;
	}

	const read = async (file: string | undefined, what: string): Promise<{readonly text?: string; readonly problem?: string}> => {
		if (file === undefined) {
			return {};
		}

		const result = await readTextFile(expandHome(file, environment));
		return result.ok ? {text: result.value} : {problem: `The ${what}: ${result.message} Correct its path, or the file.`};
	};

	const [given, own, certificate, key] = await Promise.all([
		read(caFile, 'file of --ca-file'),
		read(tls.caFile, 'CA file of this profile'),
		read(tls.certificateFile, 'client certificate of this profile'),
		read(tls.keyFile, 'key of this profile\'s client certificate'),
	]);
	const problem = [given, own, certificate, key].find(file => file.problem !== undefined)?.problem;
	if (problem !== undefined) {
		return refuse(problem);
	}

	const authorities = [given.text, own.text].filter(text => text !== undefined);
	return {
		ok: true,
		value: {
			...(authorities.length > 0 && {certificateAuthorities: authorities}),
			...(certificate.text !== undefined && {certificate: certificate.text}),
			...(key.text !== undefined && {key: new Secret(key.text)}),
			...(tls.isInsecure && {isUnchecked: true}),
			async systemAuthorities() {
				const {systemAuthorities} = await import('./system-authorities.js');
				return systemAuthorities(environment);
			},
			proxyEnvironment: environment,
			...limit,
			...timeouts.value,
			...(wireLog && {wireLog}),
		},
	};
}

// In MB. The longest text that V8 allows has 512 MB.
const largestAnswerLimit = 500;

/**
The limit that INFLUX_TOKENS_ANSWER_LIMIT sets, in MB, as `Network` has it; undefined where it is not a number in its range.
*/
function readAnswerLimit({INFLUX_TOKENS_ANSWER_LIMIT: text}: Environment): Pick<Network, 'answerLimit'> | undefined {
	if (!text) {
		return {};
	}

	const limit = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
	return limit >= 1 && limit <= largestAnswerLimit ? {answerLimit: limit * 1024 * 1024} : undefined;
}
