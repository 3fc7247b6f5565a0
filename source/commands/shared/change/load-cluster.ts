import type {DatabaseToken, ManagementApi} from '../../../api/types.js';
import {databasesOfAnswer, type KnownDatabases} from '../../../tokens/grants/database-names.js';
import {exitCodes} from '../../../exit-codes.js';
import type {RefusedToChange} from './open-to-change.js';

/**
Where the databases could not be listed, which stops nothing, their names are undefined and `databasesProblem` says why.
*/
export type LoadedCluster = KnownDatabases & {
	readonly ok: true;
	readonly tokens: readonly DatabaseToken[];
	/**
	The `Date` header of the answer that listed the tokens.
	*/
	readonly serverTime: Date | undefined;
};

/**
Lists a cluster's tokens and databases.
*/
export async function loadCluster(api: ManagementApi): Promise<RefusedToChange | LoadedCluster> {
	const [answer, databases] = await Promise.all([api.listTokens(), api.listDatabases()]);
	return answer.ok
		? {
			ok: true, tokens: answer.value, ...databasesOfAnswer(databases), serverTime: answer.serverTime,
		}
		: {ok: false, message: answer.error.message, exitCode: answer.error.kind === 'unauthorized' ? exitCodes.credentials : exitCodes.notAll};
}
