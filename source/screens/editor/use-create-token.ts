import {useCallback} from 'react';
import type {NewToken} from '../../api/types.js';
import type {CreateResult} from '../../operations/create-result.js';
import {createToken} from '../../operations/create-token.js';
import {noteSecret} from '../../operations/create-record.js';
import {useAppContext} from '../../session/app-context.js';
import {useOperationParts} from '../../session/change/use-operation-parts.js';

/**
Gives the function that creates one token. It writes the intent into the journal before the request leaves, and never sends a create again that had no answer. The secret is in the hand-over then. `failed` also means that the journal could not be opened.
*/
export function useCreateToken(): (token: NewToken) => Promise<CreateResult | {readonly kind: 'failed'; readonly cause: string}> {
	const {services} = useAppContext();
	const open = useOperationParts();
	return useCallback(async (token: NewToken) => {
		const parts = await open();
		if (!parts.ok) {
			return {kind: 'failed', cause: parts.message};
		}

		await services.createForms.load();
		const {journal, context} = parts.value;
		const result = await services.handOver.finish(createToken({
			...parts.value,
			token,
			onFormFound(kind, form) {
				void services.createForms.keep(context.host, kind, form);
			},
		}));
		if (result.kind === 'created') {
			const {token: {id, description}, differences} = result;
			services.handOver.noteBy(id, async () => noteSecret(journal, result, 'handed-over', undefined));
			services.report(`Created ${description} (${id.slice(0, 8)})${differences.length === 0 ? '' : `, but not as asked: it ${differences.join('; it ')}`}`);
		}

		return result;
	}, [open, services]);
}
