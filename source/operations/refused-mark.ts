import type {ApiError} from '../api/api-error.js';
import type {ChangeProgress} from './change-progress.js';
import type {ChangeResultKind, Change} from './types.js';

/**
Whether the service may have refused a suspend because of its mark: it answered a request that changes the description with a 400 in its own words. The documents name neither a longest length nor an alphabet for descriptions.
*/
export function isMarkRefused({token, request}: Change, {kind, status, serverMessage}: ApiError): boolean {
	return request.kind === 'update' && request.action === 'suspend'
		&& request.fields.description !== undefined && request.fields.description !== token.description
		&& kind === 'refused' && status === 400 && serverMessage !== undefined;
}

/**
The change as it is tried now. Once the service has refused the mark of a suspend, the request takes away the permissions alone.
*/
export function withoutRefusedMark(change: Change, {markRefusal}: ChangeProgress): Change {
	return markRefusal === undefined ? change : {...change, request: {kind: 'update', action: 'suspend', fields: {permissions: []}}};
}

const saysWhere: ReadonlySet<ChangeResultKind> = new Set(['changed', 'accepted', 'unknown']);

/**
The cause of a result. For a token that is or may be suspended without a mark, it adds where the grants are.
*/
export function causeWithoutMark(kind: ChangeResultKind, cause: string | undefined, {markRefusal}: ChangeProgress): string | undefined {
	if (markRefusal === undefined || !saysWhere.has(kind)) {
		return cause;
	}

	const remark = `only the journal of this machine has its grants, since the service refused the mark (${markRefusal})`;
	return cause === undefined ? remark : `${cause}; ${remark}`;
}
