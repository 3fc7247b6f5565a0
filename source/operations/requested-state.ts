import type {EditableFields} from '../tokens/token-difference.js';
import type {Change} from './types.js';

/**
What the token is to be after an update; undefined for a revoke.
*/
export function requestedState({token, request}: Change): EditableFields | undefined {
	if (request.kind === 'revoke') {
		return undefined;
	}

	const {description = token.description, permissions = token.permissions} = request.fields;
	return {description, permissions};
}
