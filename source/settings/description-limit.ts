import type {Environment} from '../storage/user-directory.js';

const variable = 'INFLUX_TOKENS_DESCRIPTION_LIMIT';

/**
How many characters a description may have with the mark of a suspension, as `INFLUX_TOKENS_DESCRIPTION_LIMIT` says; undefined where it says nothing. With 0 no mark has grants. Or why that cannot be told, in one sentence; raw outside text.
*/
export type DescriptionLimit =
	| {readonly ok: true; readonly limit: number | undefined}
	| {readonly ok: false; readonly message: string};

export function readDescriptionLimit(environment: Environment): DescriptionLimit {
	const text = environment[variable]?.trim() ?? '';
	if (text === '') {
		return {ok: true, limit: undefined};
	}

	return /^\d{1,6}$/.test(text)
		? {ok: true, limit: Number(text)}
		: {ok: false, message: `${variable} is ${JSON.stringify(text)}: set it to a whole number of characters, such as 400, or unset it.`};
}
