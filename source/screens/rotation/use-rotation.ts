import {useCallback} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import {recordHandOver, recordSoakStart} from '../../operations/rotation/record.js';
import {startRotation, type RotationStart} from '../../operations/rotation/start-rotation.js';
import {noteSecret} from '../../operations/create-record.js';
import {undoRotation} from '../../operations/rotation/undo-rotation.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import type {JournalLine} from '../../journal/journal-entry.js';
import type {Appended} from '../../journal/journal.js';
import {refuse} from '../../result.js';
import {defaultSettle} from '../../tokens/rotation.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useOperationParts, type OperationParts} from '../../session/change/use-operation-parts.js';

type Started = RotationStart | {readonly kind: 'failed'; readonly cause: string};

/**
The rotation of one token, as the journal has it, and the steps that do not change an existing token.
*/
export type RotationControl = {
	/**
	Whether the journal has been read.
	*/
	readonly isKnown: boolean;
	/**
	`undefined` if the token is not being rotated.
	*/
	readonly rotation: Rotation | undefined;
	readonly entries: readonly JournalLine[];
	readonly create: (old: DatabaseToken, successor: {readonly description: string; readonly expiresAt?: string}) => Promise<Started>;
	/**
	Notes in the journal that the successor's secret is where it is needed. The successor settles from then on (`defaultSettle`), before the old token is suspended.
	*/
	readonly confirmHandOver: (rotationId: string) => Promise<Appended>;
	/**
	Notes in the journal until when the old token stays suspended before it is revoked. May be called again to choose another moment.
	*/
	readonly startSoak: (rotationId: string, until: Date) => Promise<Appended>;
	/**
	Ends a rotation whose old token has its grants: sends nothing and notes the end in the journal.
	*/
	readonly undo: (rotationId: string, old: DatabaseToken) => Promise<Appended>;
};

/**
The rotation of a token, found by the id of the old token or of the successor. Each step opens the cluster's journal and reads it again afterwards.
*/
export function useRotation(token: DatabaseToken): RotationControl {
	const {services} = useAppContext();
	const open = useOperationParts();
	const {journal: {journal, entries, rotations, reread}} = useClusterSession();
	const id = token.id.toLowerCase();
	const rotation = rotations.find(({oldTokenId, newTokenId}) => oldTokenId.toLowerCase() === id || newTokenId?.toLowerCase() === id);

	const withParts = useCallback(async <Result>(act: (parts: OperationParts) => Promise<Result>, refusal: (message: string) => Result): Promise<Result> => {
		const parts = await open();
		const result = parts.ok ? await act(parts.value) : refusal(parts.message);
		reread();
		return result;
	}, [open, reread]);

	return {
		isKnown: journal !== undefined,
		rotation,
		entries,
		create: async (old, successor) => withParts<Started>(async ({api, journal: opened, context, now, wait}) => {
			await services.createForms.load();
			const result = await services.handOver.finish(startRotation({
				api,
				journal: opened,
				context,
				now,
				...(wait && {wait}),
				old,
				successor,
				...(rotation && {rotationId: rotation.rotationId}),
				onFormFound(kind, form) {
					void services.createForms.keep(context.host, kind, form);
				},
			}));
			if (result.kind === 'created') {
				const {rotationId, token: made, differences} = result;
				services.handOver.noteBy(made.id, async () => noteSecret(opened, result, 'handed-over', {rotationId, step: 'create'}));
				services.report(`Created the successor of ${old.description} (${made.id.slice(0, 8)})${differences.length === 0 ? '' : `, but not as asked: it ${differences.join('; it ')}`}`);
			}

			return result;
		}, cause => ({kind: 'failed', cause})),
		confirmHandOver: async rotationId => withParts(async parts => recordHandOver(parts.journal, rotationId, new Date(services.now() + defaultSettle)), refuse),
		undo: async (rotationId, old) => withParts(async parts => {
			const result = await undoRotation({
				...parts, rotationId, old, entries,
			});
			return result.kind === 'undone' ? {ok: true} : refuse(result.cause);
		}, refuse),
		startSoak: async (rotationId, until) => withParts(async parts => recordSoakStart(parts.journal, rotationId, until), refuse),
	};
}
