import {isUuid} from '../../api/parse-host.js';
import type {ApiError} from '../../api/api-error.js';
import type {DatabaseToken, ManagementApi} from '../../api/types.js';
import {exitCodes} from '../../exit-codes.js';
import {refuse, type Result} from '../../result.js';
import {isPossiblyOf} from '../../tokens/why-odd.js';

// How many of the tokens that begin alike an error names.
const mostNamed = 5;

type Got = {readonly tokens: readonly DatabaseToken[]; readonly problems: readonly string[]; readonly exitCode: number};

type Wanted = {
	readonly listed: readonly DatabaseToken[] | undefined;
	readonly sources?: WeakMap<DatabaseToken, unknown> | undefined;
	readonly listAll: string;
};

/**
Asks for each token by its id. `sources` takes the tokens as the service sent them. `listed` are the cluster's tokens; undefined where they were not listed. They are then listed once, as soon as a GET finds no token, because the list may still show it. `listAll` is the command that lists them.
*/
export async function getEach(api: ManagementApi, ids: readonly string[], {listed, sources, listAll}: Wanted): Promise<Got> {
	const tokens: DatabaseToken[] = [];
	const problems: string[] = [];
	let remarks = 0;
	let known = listed;
	for (const wanted of ids) {
		const whole = wholeId(wanted, known ?? [], listAll);
		if (!whole.ok) {
			problems.push(whole.message);
			continue;
		}

		const id = whole.value;
		const answer = await api.getToken(id, {sources}); // eslint-disable-line no-await-in-loop -- a few, and not all at once on the service
		const isInList = ({id: other}: DatabaseToken) => other.toLowerCase() === id.toLowerCase();
		if (answer.ok) {
			tokens.push(answer.value);
			if (known?.every(token => !isInList(token))) {
				problems.push(`${answer.value.id}: GET answers with this token, and the list of the cluster's tokens does not show it.`);
				remarks++;
			}
		} else if (answer.error.kind === 'unauthorized') {
			return {tokens, problems: [...problems, answer.error.message], exitCode: exitCodes.credentials};
		} else if (answer.error.kind === 'not-found' || answer.error.kind === 'invalid') {
			known ??= await listOf(api, sources); // eslint-disable-line no-await-in-loop -- once
			const shown = known?.find(token => isInList(token));
			if (shown) {
				tokens.push(shown);
			}

			const why = answer.error.kind === 'not-found' ? noToken(id, known, listAll) : `${wanted}: ${answer.error.message}`;
			problems.push(shown ? onlyListed(shown, answer.error) : why);
		} else {
			problems.push(`${wanted}: ${answer.error.message}`);
		}
	}

	return {tokens, problems, exitCode: problems.length === remarks ? exitCodes.done : exitCodes.notAll};
}

async function listOf(api: ManagementApi, sources: Wanted['sources']): Promise<readonly DatabaseToken[] | undefined> {
	const answer = await api.listTokens({sources});
	return answer.ok ? answer.value : undefined;
}

function onlyListed({id}: DatabaseToken, {kind}: ApiError): string {
	return kind === 'not-found'
		? `${id}: the list of the cluster's tokens shows it, and GET answers that there is no such token. What is printed is the row of the list.`
		: `${id}: this ID is not a UUID, so no request can name the token. What is printed is the row of the list.`;
}

const noSuchToken = (wanted: string, listAll: string): string => `There is no token ${wanted} in this cluster. ${listAll} prints all of them.`;

/**
The sentence about a token that GET does not find, judged by the list. `known` is undefined where the list could not be loaded.
*/
function noToken(id: string, known: readonly DatabaseToken[] | undefined, listAll: string): string {
	const doubt = known === undefined
		? 'the list of the cluster\'s tokens could not be loaded'
		: (known.some(token => isPossiblyOf(token, id)) ? 'the list of the cluster\'s tokens has a row without a readable ID, which may be it' : undefined);
	return doubt === undefined ? noSuchToken(id, listAll) : `${id}: GET answers that there is no such token, but ${doubt}: whether it exists is not known.`;
}

function wholeId(wanted: string, all: readonly DatabaseToken[], listAll: string): Result<string> {
	if (isUuid(wanted)) {
		return {ok: true, value: wanted.toLowerCase()};
	}

	const found = all.filter(({id}) => id.toLowerCase().startsWith(wanted.toLowerCase()));
	const [only] = found;
	if (!only) {
		return refuse(noSuchToken(wanted, listAll));
	}

	const named = found.slice(0, mostNamed).map(({id, description}) => description === '' ? id : `${id} (${description})`);
	return found.length === 1
		? {ok: true, value: only.id}
		: refuse(`${found.length} tokens begin with ${wanted}: ${named.join(', ')}${found.length > mostNamed ? ' and more' : ''}. Give more of the ID.`);
}
