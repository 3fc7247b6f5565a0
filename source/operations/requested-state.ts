import type {EditableFields} from '../tokens/difference-in-words.js';
import type {Change} from './types.js';

/**
The description and the permissions that a token has after an update. Undefined for a revoke.
*/
export function requestedState({token, request}: Change): EditableFields | undefined {
	if (request.kind === 'revoke') {
		return undefined;
	}

	const {description = token.description, permissions = token.permissions} = request.fields;
	return {description, permissions};
}
