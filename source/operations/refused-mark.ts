import type {ApiError} from '../api/errors.js';
import type {ChangeProgress} from './change-progress.js';
import type {ChangeResultKind, Change} from './types.js';

/**
Whether the service refused a suspend for what may be its mark: a 400 in the service's own words, to a request that changes the description. The document names no bound and no alphabet for descriptions.
*/
export function isMarkRefused({token, request}: Change, {kind, status, serverMessage}: ApiError): boolean {
	return request.kind === 'update' && request.action === 'suspend'
		&& request.fields.description !== undefined && request.fields.description !== token.description
		&& kind === 'refused' && status === 400 && serverMessage !== undefined;
}

/**
The target as it is tried now: once the service has refused the mark, the permissions alone are taken away.
*/
export function withoutRefusedMark(change: Change, {markRefusal}: ChangeProgress): Change {
	return markRefusal === undefined ? change : {...change, request: {kind: 'update', action: 'suspend', fields: {permissions: []}}};
}

const saysWhere: ReadonlySet<ChangeResultKind> = new Set(['changed', 'accepted', 'unknown']);

/**
A result's cause, and where the grants of a token are that is or may be suspended without a mark.
*/
export function causeWithoutMark(kind: ChangeResultKind, cause: string | undefined, {markRefusal}: ChangeProgress): string | undefined {
	if (markRefusal === undefined || !saysWhere.has(kind)) {
		return cause;
	}

	const remark = `only the journal of this machine has its grants, since the service refused the mark (${markRefusal})`;
	return cause === undefined ? remark : `${cause}; ${remark}`;
}
