import type {DatabaseToken, ManagementApi} from '../api/types.js';
import {exitCodes} from './exit-codes.js';
import type {RefusedToChange} from './open-to-change.js';

export type LoadedCluster = {
	readonly ok: true;
	readonly tokens: readonly DatabaseToken[];
	/**
	Undefined where they could not be listed, which stops nothing.
	*/
	readonly databaseNames: readonly string[] | undefined;
};

/**
Lists a cluster's tokens and databases.
*/
export async function loadCluster(api: ManagementApi): Promise<RefusedToChange | LoadedCluster> {
	const [answer, databases] = await Promise.all([api.listTokens(), api.listDatabases()]);
	return answer.ok
		? {ok: true, tokens: answer.value, databaseNames: databases.ok ? databases.value.map(({name}) => name) : undefined}
		: {ok: false, message: answer.error.message, exitCode: answer.error.kind === 'unauthorized' ? exitCodes.credentials : exitCodes.notAll};
}
