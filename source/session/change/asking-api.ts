import type {Answer, ManagementApi} from '../../api/types.js';

/**
The same API, but a 401 asks for another management token and sends the call again once there is one. The service has refused what it got, so nothing is done twice; a change whose outcome a 401 leaves unknown, since another than the service gave it, is not sent again.

`isTokenGiven` asks, and resolves with false when nobody gives one; then the 401 is the call's answer.
*/
export function askingApi(api: ManagementApi, isTokenGiven: (reason: string) => Promise<boolean>): ManagementApi {
	const again = async <Value>(call: () => Promise<Answer<Value>>): Promise<Answer<Value>> => {
		const answer = await call();
		return !answer.ok && answer.error.kind === 'unauthorized' && !answer.error.isOutcomeUnknown && await isTokenGiven(answer.error.message) ? again(call) : answer;
	};

	return {
		isReadOnly: api.isReadOnly,
		listTokens: async options => again(async () => api.listTokens(options)),
		getToken: async (id, options) => again(async () => api.getToken(id, options)),
		createToken: async (token, options) => again(async () => api.createToken(token, options)),
		updateToken: async (id, changes, options) => again(async () => api.updateToken(id, changes, options)),
		revokeToken: async (id, options) => again(async () => api.revokeToken(id, options)),
		listDatabases: async options => again(async () => api.listDatabases(options)),
	};
}
