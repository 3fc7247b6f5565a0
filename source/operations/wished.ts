import type {EditableFields} from '../tokens/token-difference.js';
import type {ChangeTarget} from './types.js';

/**
What the token is to be after an update; undefined for a revoke.
*/
export function wishedOf({token, change}: ChangeTarget): EditableFields | undefined {
	if (change.kind === 'revoke') {
		return undefined;
	}

	const {description = token.description, permissions = token.permissions} = change.changes;
	return {description, permissions};
}
