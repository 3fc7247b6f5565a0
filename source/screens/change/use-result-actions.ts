import {resultWord} from '../../journal/rows/result-word.js';
import {actionOf} from '../../operations/change-words.js';
import {summarizeChanges} from '../../operations/summarize-changes.js';
import type {TrackedChange} from '../../operations/types.js';
import {verifyAgain} from '../../operations/verify-again.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useOperationParts} from '../../session/change/use-operation-parts.js';
import {useShow} from '../../session/use-show.js';

/**
The keys for the results of a run: one writes them to a file, and one looks again at the tokens whose result is unknown or not yet visible, if there are any. `onVerified` gets all changes of the run after that look.
*/
export function useResultActions(changes: readonly TrackedChange[], onVerified: (changes: readonly TrackedChange[]) => void): KeyHandlers {
	const {navigate, notice, services} = useAppContext();
	const {cluster} = useClusterSession();
	const open = useOperationParts();
	const show = useShow();
	const isOpen = changes.some(({result}) => result?.kind === 'unknown' || result?.kind === 'accepted');

	return {
		export() {
			const rows = changes.map(({token, request, result}) => ({
				id: token.id,
				description: token.description,
				change: actionOf(request),
				result: resultWord(result?.kind ?? 'unknown', actionOf(request)),
				cause: result?.cause,
				verification: result?.verification,
				at: result?.at.toISOString(),
			}));
			const stamp = new Date(services.now()).toISOString().replaceAll(/[.:]/g, '-');
			navigate({
				type: 'opened', screen: {
					name: 'export', rows, columns: ['id', 'description', 'change', 'result', 'cause', 'verification', 'at'], fileName: `influx-tokens-result-${cluster.id.slice(0, 8)}-${stamp}`,
				},
			});
		},
		...(isOpen && {
			'verify-again'() {
				void (async () => {
					const parts = await open();
					if (!parts.ok) {
						notice(show(parts.message), 'danger');
						return;
					}

					const verified = await verifyAgain({...parts.value, changes});
					onVerified(verified);
					notice(show(summarizeChanges(verified)));
				})();
			},
		}),
	};
}
