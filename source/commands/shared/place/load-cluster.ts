import type {DatabaseToken, ManagementApi} from '../../../api/types.js';
import {databasesOfAnswer, type KnownDatabases} from '../../../tokens/grants/known-databases.js';
import {refusalOf, type CommandResult} from '../program/command-result.js';

/**
A cluster's tokens and databases. Where the databases could not be listed, which stops no command, their names are undefined and `databasesProblem` says why.
*/
export type LoadedCluster = KnownDatabases & {
	readonly tokens: readonly DatabaseToken[];
	/**
	The `Date` header of the answer that listed the tokens.
	*/
	readonly serverTime: Date | undefined;
};

/**
Lists a cluster's tokens and databases, both at once.
*/
export async function loadCluster(api: ManagementApi): Promise<CommandResult<LoadedCluster>> {
	const [answer, databases] = await Promise.all([api.listTokens(), api.listDatabases()]);
	return answer.ok
		? {ok: true, value: {tokens: answer.value, ...databasesOfAnswer(databases), serverTime: answer.serverTime}}
		: refusalOf(answer.error);
}
