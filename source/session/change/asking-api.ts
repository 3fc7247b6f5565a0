import type {Answer, ManagementApi} from '../../api/types.js';

/**
The same API, but a 401 asks for another management token and sends the call again once there is one. The service has refused the first call, so nothing is done twice. A change is not sent again where the 401 leaves its outcome unknown, because something other than the service may have answered.

`isTokenGiven` gets the token; `attempt` counts the tokens that this call has had, from 0. It resolves with false when the person gives none; then the 401 is the call's answer.
*/
export function askingApi(api: ManagementApi, isTokenGiven: (reason: string, attempt: number) => Promise<boolean>): ManagementApi {
	const again = async <Value>(call: () => Promise<Answer<Value>>, attempt = 0): Promise<Answer<Value>> => {
		const answer = await call();
		return !answer.ok && answer.error.kind === 'unauthorized' && !answer.error.isOutcomeUnknown && await isTokenGiven(answer.error.message, attempt) ? again(call, attempt + 1) : answer;
	};

	return {
		isReadOnly: api.isReadOnly,
		tokenEnd: () => api.tokenEnd(),
		listTokens: async options => again(async () => api.listTokens(options)),
		getToken: async (id, options) => again(async () => api.getToken(id, options)),
		createToken: async (token, options) => again(async () => api.createToken(token, options)),
		updateToken: async (id, changes, options) => again(async () => api.updateToken(id, changes, options)),
		revokeToken: async (id, options) => again(async () => api.revokeToken(id, options)),
		listDatabases: async options => again(async () => api.listDatabases(options)),
	};
}
