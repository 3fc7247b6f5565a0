import {isUuid} from '../api/parse-host.js';
import type {
	Answer,
	CreatedToken,
	DatabaseToken,
	ManagementApi,
	NewToken,
} from '../api/types.js';
import {differencesFromRequest} from '../tokens/differences-from-request.js';
import {hasNoId} from '../tokens/why-odd.js';
import type {Wait} from './back-off.js';
import {outcomeOfCreated, type CreateRecord} from './create-record.js';
import type {Created} from './create-result.js';
import {readBack, type ReadBack} from './read-back.js';

type Judging = {
	readonly api: ManagementApi;
	readonly record: CreateRecord;
	readonly operationId: string;
	readonly asked: NewToken;
	/**
	Ids of the tokens that existed before the create, in lower case.
	*/
	readonly knownIds: ReadonlySet<string>;
	readonly now: () => Date;
	readonly wait: Wait;
};

/**
Compares a created token with what was asked for, first by the answer and then by a GET. Writes to the journal at once that there is a token, and after the comparison how it differs.
*/
export async function judgeCreated(answer: Extract<Answer<CreatedToken>, {readonly ok: true}>, {api, record, operationId, asked, knownIds, now, wait}: Judging): Promise<Created> {
	const {value: {accessToken: secret, ...answered}, serverTime} = answer;
	const at = serverTime ?? now();
	const idProblem = problemOfId(answered, knownIds);
	const timeOfOutcome = serverTime && {serverTime: serverTime.toISOString()};
	const unwritten = await record.conclude(operationId, {...outcomeOfCreated({token: answered, differences: [], idProblem}, 'in-hand'), ...timeOfOutcome});

	// A GET of an id that another token had before would show that token, and a text that is not a UUID cannot be asked for.
	const read: ReadBack = idProblem === undefined ? await readBack(api, answered.id, wait) : {kind: 'not-read', cause: 'its ID cannot be asked for'};
	const token = read.kind === 'read' ? read.token : answered;
	const differences = [
		...(idProblem === undefined ? [] : [idProblem]),
		...differencesOf(answered, read, asked, at),
	];
	const notRead = read.kind === 'read' ? undefined : `could not be read back: ${read.cause}`;
	if (differences.length > 0) {
		await record.conclude(operationId, {...outcomeOfCreated({token, differences, idProblem}, 'in-hand'), ...timeOfOutcome});
	}

	const causes = [notRead, unwritten].filter(part => part !== undefined);
	return {
		kind: 'created', token, secret, at, cause: causes.length === 0 ? undefined : causes.join('; '), differences, idProblem, operationId,
	};
}

function differencesOf(answered: DatabaseToken, read: ReadBack, asked: NewToken, at: Date): readonly string[] {
	const inAnswer = differencesFromRequest(asked, answered, at.getTime());
	if (read.kind === 'not-read') {
		return inAnswer;
	}

	const found = differencesFromRequest(asked, read.token, (read.serverTime ?? at).getTime());
	const onlyInAnswer = inAnswer.filter(difference => !found.includes(difference));
	return [...found, ...onlyInAnswer.map(difference => `as the create was answered, it ${difference}`)];
}

/**
Why the id of a created token must not be used, as a part of a sentence. The service, or something in its place, can answer with any text.
*/
function problemOfId(token: DatabaseToken, knownIds: ReadonlySet<string>): string | undefined {
	const {id} = token;
	if (!isUuid(id)) {
		return hasNoId(token) ? 'has no ID in the service\'s answer' : `has the ID "${id}", which is not a UUID`;
	}

	return knownIds.has(id.toLowerCase()) ? `has the ID ${id}, which another token had before` : undefined;
}
