import {refuse, type Result} from '../result.js';
import type {Environment} from '../storage/user-directory.js';

const variable = 'INFLUX_TOKENS_DESCRIPTION_LIMIT';

/**
How many characters a description may have with the mark of a suspension, from `INFLUX_TOKENS_DESCRIPTION_LIMIT`; undefined where the variable is not set. With 0 no mark has grants. Outside text in a refusal is raw.
*/
export function readDescriptionLimit(environment: Environment): Result<number | undefined> {
	const text = environment[variable]?.trim() ?? '';
	if (text === '') {
		return {ok: true, value: undefined};
	}

	return /^\d{1,6}$/.test(text)
		? {ok: true, value: Number(text)}
		: refuse(`${variable} is ${JSON.stringify(text)}: set it to a whole number of characters, such as 400, or unset it.`);
}
