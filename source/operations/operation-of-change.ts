import type {Operation} from '../api/operation-request.js';
import type {Change} from './types.js';

/**
The API call that makes a change, for places that show it as a request or as a command and do not send it.
*/
export function operationOfChange({token: {id}, request}: Change): Operation {
	return request.kind === 'revoke' ? {kind: 'revoke', tokenId: id} : {kind: 'update', tokenId: id, changes: request.fields};
}
