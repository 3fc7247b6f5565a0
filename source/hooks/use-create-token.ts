import {useCallback} from 'react';
import type {NewToken} from '../api/types.js';
import {createToken, type CreateResult} from '../operations/create-token.js';
import {useAppContext} from './app-context.js';
import {useOperationParts} from './use-operation-context.js';

/**
Creates one token, written down before it is sent, and never twice.
*/
export function useCreateToken(): (token: NewToken) => Promise<CreateResult | {readonly kind: 'failed'; readonly cause: string}> {
	const {services} = useAppContext();
	const open = useOperationParts();
	return useCallback(async (token: NewToken) => {
		const parts = await open();
		if (!parts.ok) {
			return {kind: 'failed', cause: parts.message};
		}

		const {ok, ...rest} = parts;
		const result = await createToken({...rest, token});
		if (result.kind === 'created') {
			services.report(`Created ${result.token.description} (${result.token.id.slice(0, 8)})`);
		}

		return result;
	}, [open, services]);
}
