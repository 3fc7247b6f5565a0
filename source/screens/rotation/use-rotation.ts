import {useCallback} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import {recordHandOver, recordSoakStart} from '../../operations/rotation/record.js';
import {startRotation, type RotationStart} from '../../operations/rotation/start-rotation.js';
import {noteSecret} from '../../operations/create-record.js';
import {undoRotation} from '../../operations/rotation/undo-rotation.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import type {JournalLine} from '../../journal/journal-entry.js';
import type {Appended} from '../../journal/journal.js';
import {defaultSettle} from '../../tokens/rotation.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useOperationParts, type OperationParts} from '../../session/change/use-operation-parts.js';

type Started = RotationStart | {readonly kind: 'failed'; readonly cause: string};

/**
The rotation of one token as its journal tells it, and the steps that are no change of an existing token.
*/
export type RotationControl = {
	/**
	Whether the journal has been read.
	*/
	readonly isKnown: boolean;
	/**
	`undefined` where none is under way.
	*/
	readonly rotation: Rotation | undefined;
	readonly entries: readonly JournalLine[];
	readonly reread: () => void;
	readonly create: (old: DatabaseToken, successor: {readonly description: string; readonly expiresAt?: string}) => Promise<Started>;
	/**
	From then on the successor settles before the old token is suspended.
	*/
	readonly confirmHandOver: (rotationId: string) => Promise<Appended>;
	readonly soak: (rotationId: string, until: Date) => Promise<Appended>;
	/**
	For an old token that has its grants: nothing is sent, the end is written down.
	*/
	readonly undo: (rotationId: string, old: DatabaseToken) => Promise<Appended>;
};

export function useRotation(token: DatabaseToken): RotationControl {
	const {services} = useAppContext();
	const open = useOperationParts();
	const {journal: {journal, entries, rotations, reread}} = useClusterSession();
	const id = token.id.toLowerCase();
	const rotation = rotations.find(({oldTokenId, newTokenId}) => oldTokenId.toLowerCase() === id || newTokenId?.toLowerCase() === id);

	const withParts = useCallback(async <Result>(act: (parts: OperationParts) => Promise<Result>, refuse: (message: string) => Result): Promise<Result> => {
		const parts = await open();
		const result = parts.ok ? await act(parts.value) : refuse(parts.message);
		reread();
		return result;
	}, [open, reread]);
	const refused = (message: string): Appended => ({ok: false, message});

	return {
		isKnown: journal !== undefined,
		rotation,
		entries,
		reread,
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
		confirmHandOver: async rotationId => withParts(async parts => recordHandOver(parts.journal, rotationId, new Date(services.now() + defaultSettle)), refused),
		undo: async (rotationId, old) => withParts(async parts => {
			const result = await undoRotation({
				...parts, rotationId, old, entries,
			});
			return result.kind === 'undone' ? {ok: true} : {ok: false, message: result.cause};
		}, refused),
		soak: async (rotationId, until) => withParts(async parts => recordSoakStart(parts.journal, rotationId, until), refused),
	};
}
