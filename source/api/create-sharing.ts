import type {DatabaseToken, Permission} from './types.js';

type Writable<Value> = {-readonly [Name in keyof Value]: Value[Name]};

// A longer list is rarely the same in two tokens, and its key would take longer to make than it saves.
const longestSharedList = 12;

/**
Returns a function that lets tokens share equal parts, because the parser makes each part anew for each token, and that takes a third of the memory of a long list. The function changes the token that it gets: it puts the equal part of an earlier token in place of the account ID, of the cluster ID, of each permission and of the list of permissions. Call it before anything else has the token.
*/
export function createSharing(): (token: DatabaseToken) => void {
	const texts = new Map<string, string>();
	const permissions = new Map<string, Map<string, {readonly permission: Permission; readonly number: number}>>();
	const lists = new Map<string, readonly Permission[]>();
	let count = 0;

	const shareText = (text: string): string => {
		const shared = texts.get(text);
		if (shared === undefined) {
			texts.set(text, text);
		}

		return shared ?? text;
	};

	const sharePermission = (permission: Permission) => {
		let byAction = permissions.get(permission.resource);
		if (!byAction) {
			byAction = new Map();
			permissions.set(permission.resource, byAction);
		}

		let shared = byAction.get(permission.action);
		if (!shared) {
			shared = {permission, number: count++};
			byAction.set(permission.action, shared);
		}

		return shared;
	};

	const shareList = (list: readonly Permission[]): readonly Permission[] => {
		if (list.length > longestSharedList) {
			return list;
		}

		let key = '';
		for (const permission of list) {
			if (hasMore(permission)) {
				return list;
			}

			key += `${sharePermission(permission).number},`;
		}

		let shared = lists.get(key);
		if (!shared) {
			shared = list.map(permission => sharePermission(permission).permission);
			lists.set(key, shared);
		}

		return shared;
	};

	return (token: Writable<DatabaseToken>) => {
		token.permissions = shareList(token.permissions);
		if (token.accountId !== undefined) {
			token.accountId = shareText(token.accountId);
		}

		if (token.clusterId !== undefined) {
			token.clusterId = shareText(token.clusterId);
		}
	};
}

/**
Whether a permission has fields that this program does not know. It keeps them, so such a permission is equal to no other.
*/
function hasMore(permission: Permission): boolean {
	for (const name in permission) {
		if (name !== 'action' && name !== 'resource') {
			return true;
		}
	}

	return false;
}
