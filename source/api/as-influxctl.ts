import {joinCommand, toShellWord} from '../secrets/quote-for-shell.js';
import {problemOfOperation, type Inexpressible, type Operation} from './operation-request.js';
import type {NewToken, Permission, TokenChanges} from './types.js';

const flagOfAction = new Map([
	['read', '--read-database'],
	['write', '--write-database'],
]);

/**
Writes an operation as an influxctl command to paste into bash or zsh, or gives the reason why there is no such command: influxctl cannot do all that the Management API can, and a command that does something else is not offered.

`profileName` is a profile in influxctl's own configuration, for the same cluster; without it influxctl uses its profile `default`. The only control characters in the text are the line breaks between its lines. All other characters of descriptions and names are in it raw: pass it through `display()` before it is shown.

Commands and flags are those of influxctl's reference, `influxctl token` and `influxctl database`. Flags stand before the argument, as in the reference: influxctl is written in Go, whose flag parser takes everything after the first argument for arguments. The revoke command asks before it acts, because `--force` is left out.
*/
export function asInfluxctl(operation: Operation, {profileName}: {readonly profileName?: string | undefined} = {}): string | Inexpressible {
	const reason = problemOfOperation(operation) ?? describeLimits(operation) ?? describeText('name of the profile', profileName);
	if (reason !== undefined) {
		return {reason};
	}

	const program = profileName === undefined ? 'influxctl' : `influxctl ${writeFlag('--profile', profileName)}`;
	const [command, ...words] = writeCommand(operation);
	return joinCommand([`${program} ${command}`, ...words]);
}

function writeCommand(operation: Operation): readonly [command: string, ...words: readonly string[]] {
	switch (operation.kind) {
		case 'list': {
			return [operation.includesRevoked ? 'token list --include-revoked --format json' : 'token list --format json'];
		}

		case 'get': {
			return [operation.isRevoked ? 'token get --include-revoked' : 'token get', operation.tokenId];
		}

		case 'create': {
			return ['token create', ...writeNewToken(operation.token)];
		}

		case 'update': {
			return ['token update', ...writeChanges(operation.changes), operation.tokenId];
		}

		case 'revoke': {
			return ['token revoke', operation.tokenId];
		}

		case 'list-databases': {
			return ['database list'];
		}
	}
}

function writeNewToken({description, permissions, expiresAt}: NewToken): readonly string[] {
	const argument = toShellWord(description);
	return [
		...writePermissions(permissions),
		...(expiresAt === undefined ? [] : [writeFlag('--expires-at', expiresAt)]),
		// Without `--` influxctl would take this description for a flag.
		description.startsWith('-') ? `-- ${argument}` : argument,
	];
}

function writeChanges({description, permissions = []}: TokenChanges): readonly string[] {
	return [
		// The page "Update a database token" has this flag, the reference has not. An influxctl that does not know the flag refuses the whole command.
		...(description === undefined ? [] : [writeFlag('--description', description)]),
		...writePermissions(permissions),
	];
}

function writePermissions(permissions: readonly Permission[]): readonly string[] {
	return permissions.map(({action, resource}) => writeFlag(flagOfAction.get(action)!, resource));
}

function writeFlag(flag: string, value: string): string {
	return value.startsWith('-') ? toShellWord(`${flag}=${value}`) : `${flag} ${toShellWord(value)}`;
}

function describeLimits(operation: Operation): string | undefined {
	if (operation.kind === 'create') {
		const {description, permissions} = operation.token;
		return describePermissions(permissions) ?? describeText('description', description);
	}

	if (operation.kind !== 'update') {
		return undefined;
	}

	const {description, permissions} = operation.changes;
	// The reference says "Existing permissions are replaced on update", and does not say what an update without permissions does.
	return permissions
		? describePermissions(permissions) ?? describeText('description', description)
		: 'An update through influxctl replaces the permissions too, and this one changes the description only: use the curl form.';
}

function describePermissions(permissions: readonly Permission[]): string | undefined {
	if (permissions.length === 0) {
		return 'influxctl has no documented form for a token without permissions: use the curl form.';
	}

	if (permissions.some(({action}) => !flagOfAction.has(action))) {
		return 'influxctl grants read and write only, and there is another action among these permissions: use the curl form.';
	}

	if (permissions.some(permission => Object.keys(permission).length > 2)) {
		return 'The permissions hold more than an action and a database, which influxctl would lose: use the curl form.';
	}

	// Go's usual parsers split the value of a repeatable flag at commas and trim the parts. No database has such a name, but a permission may hold one.
	return permissions.some(({resource}) => /^$|^\s|,|\s$/.test(resource))
		? 'A database name among the permissions is empty or holds a comma or outer spaces, which influxctl may read as other names: use the curl form.'
		: describeText('name of a database', permissions.map(({resource}) => resource).join(' '));
}

/**
Says why a text cannot be part of a pasted command; undefined when it can. A shell accepts a control character in quotes, but the terminal acts on it while the command is pasted; half a surrogate pair cannot be pasted at all.
*/
function describeText(name: string, text = ''): string | undefined {
	return /[\p{Control}\p{Surrogate}]/u.test(text)
		? `The ${name} holds line breaks or other characters that cannot be pasted into a terminal: use the curl form.`
		: undefined;
}
