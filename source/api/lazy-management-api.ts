import {tokenEndOf} from './token-end.js';
import type {ManagementApiOptions} from './management-api-options.js';
import type {ManagementApi} from './types.js';

/**
Does the same as `createManagementApi`, and loads its module with the first call. The first screen makes no call, so it does not wait for the HTTP client and the schemas of the answers.
*/
export function createLazyManagementApi(options: ManagementApiOptions): ManagementApi {
	let loading: Promise<ManagementApi> | undefined;
	const load = async (): Promise<ManagementApi> => {
		const {createManagementApi} = await import('./management-api.js');
		return createManagementApi(options);
	};

	const call = async <Result>(make: (api: ManagementApi) => Promise<Result>): Promise<Result> => {
		loading ??= load();
		return make(await loading);
	};

	return {
		isReadOnly: options.isReadOnly,
		tokenEnd: () => tokenEndOf(options.secret(), options.timeouts),
		listTokens: async callOptions => call(async api => api.listTokens(callOptions)),
		getToken: async (id, callOptions) => call(async api => api.getToken(id, callOptions)),
		createToken: async (token, callOptions) => call(async api => api.createToken(token, callOptions)),
		updateToken: async (id, changes, callOptions) => call(async api => api.updateToken(id, changes, callOptions)),
		revokeToken: async (id, callOptions) => call(async api => api.revokeToken(id, callOptions)),
		listDatabases: async callOptions => call(async api => api.listDatabases(callOptions)),
	};
}
