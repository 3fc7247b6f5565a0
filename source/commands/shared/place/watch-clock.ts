import type {Answer, ManagementApi} from '../../../api/types.js';
import {clockDifference, clockSentence} from '../../../tokens/time/clock-difference.js';
import type {Say} from '../output/say.js';

/**
Wraps an API: it compares the `Date` header of each answer with this machine's clock, and says so once when they differ by more than five minutes.
*/
export function watchClock(api: ManagementApi, {now, say}: {readonly now: () => number; readonly say: Say}): ManagementApi {
	let isTold = false;
	const watch = async <Value>(answering: Promise<Answer<Value>>): Promise<Answer<Value>> => {
		const answer = await answering;
		const difference = answer.ok ? clockDifference(answer.serverTime, now()) : undefined;
		if (difference !== undefined && !isTold) {
			isTold = true;
			say(clockSentence(difference));
		}

		return answer;
	};

	return {
		isReadOnly: api.isReadOnly,
		tokenEnd: () => api.tokenEnd(),
		listTokens: async options => watch(api.listTokens(options)),
		getToken: async (id, options) => watch(api.getToken(id, options)),
		createToken: async (token, options) => watch(api.createToken(token, options)),
		updateToken: async (id, changes, options) => watch(api.updateToken(id, changes, options)),
		revokeToken: async (id, options) => watch(api.revokeToken(id, options)),
		listDatabases: async options => watch(api.listDatabases(options)),
	};
}
