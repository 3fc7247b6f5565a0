import type {Change, ChangeAction} from '../../operations/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';

export type OpenConfirmation = {
	/**
	Opens the confirmation of exactly these changes, those of tokens that the filter hides first. `purpose` is why they are made, where the key alone does not say it, raw.
	*/
	readonly confirm: (action: ChangeAction, changes: readonly Change[], purpose?: string) => void;
	/**
	Says on the screen just opened that `count` of the chosen tokens are left alone, and why, as a sentence part. Says nothing for 0.
	*/
	readonly noticeLeft: (count: number, why: string) => void;
};

/**
Opens the confirmation of changes to chosen tokens. `chosenCount`: how many tokens were chosen.
*/
export function useOpenConfirmation(chosenCount: number): OpenConfirmation {
	const {navigate, notice} = useAppContext();
	const {shownIds} = useClusterSession();
	return {
		confirm(action, changes, purpose) {
			const hiddenIds = new Set(changes.map(({token}) => token.id)).difference(new Set(shownIds));
			const hiddenFirst = changes.toSorted((a, b) => Number(hiddenIds.has(b.token.id)) - Number(hiddenIds.has(a.token.id)));
			navigate({
				type: 'opened', screen: {
					name: 'confirm', batch: {
						action, changes: hiddenFirst, hiddenIds, ...(purpose !== undefined && {purpose}),
					},
				},
			});
		},
		noticeLeft(count, why) {
			if (count > 0) {
				notice(`${count} of ${chosenCount} ${count === 1 ? 'is' : 'are'} left alone: ${why}.`, 'warning');
			}
		},
	};
}
