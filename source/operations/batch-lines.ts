import {isUuid} from '../api/parse-host.js';
import type {JournalBatch} from '../journal/batches/journal-batch.js';
import {tokenHash} from '../tokens/plan/token-hash.js';
import {actionOf} from './change-words.js';
import {contextFields} from './context-fields.js';
import type {Change, ChangeContext} from './types.js';

// A line of the journal has at most 32 MB.
const mostInLine = 2000;

/**
The lines of the journal that say what a batch is to do: one, or several for a very long batch or one with several kinds of change. A token whose ID is no UUID is left out, because the journal accepts no change of it.
*/
export function batchLines(changes: readonly Change[], {batchId, context}: {readonly batchId: string; readonly context: ChangeContext}): readonly JournalBatch[] {
	const byAction = Map.groupBy(changes.filter(({token}) => isUuid(token.id)), ({request}) => actionOf(request));
	return [...byAction].flatMap(([action, ofAction]) => {
		const pages = Array.from({length: Math.ceil(ofAction.length / mostInLine)}, (_, page) => ofAction.slice(page * mostInLine, (page + 1) * mostInLine));
		return pages.map((page): JournalBatch => ({
			kind: 'batch',
			batchId,
			action,
			...contextFields(context),
			...(context.continuesBatchId !== undefined && {continuesBatchId: context.continuesBatchId}),
			changes: page.map(({token, request}) => ({
				tokenId: token.id,
				description: token.description,
				tokenHash: tokenHash(token),
				...(request.kind === 'update' && request.action === 'update' && {
					...(request.fields.description !== undefined && {descriptionAfter: request.fields.description}),
					...(request.fields.permissions !== undefined && {permissionsAfter: request.fields.permissions}),
				}),
			})),
		}));
	});
}
