import type {DatabaseToken} from '../../api/types.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useClockObstacle} from '../../session/clock/use-clock-obstacle.js';
import {useClusterSession, type ClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';

type Options = {
	/**
	The token under the cursor.
	*/
	readonly current: DatabaseToken | undefined;
	/**
	Rows of the list.
	*/
	readonly height: number;
};

const noMarks = 'Mark the tokens first: Space, v or Ctrl+A.';

/**
The keys that mark tokens, and those that do something with all marked ones that are not revoked.
*/
export function useMarkHandlers({current, height}: Options): KeyHandlers {
	const {navigate} = useAppContext();
	const session = useClusterSession();
	const {view, dispatchView: dispatch, shownIds} = session;
	const ofMarked = useMarkedHandlers(session);
	const onToken = (act: (id: string) => void) => current
		? () => {
			act(current.id);
		}
		: 'No token is under the cursor.';
	// While a filter has a mistake, the list still shows what an earlier filter found, or everything.
	const filterMistake = view.filterError ? 'The filter has a mistake, so the list does not follow it: correct it first, or clear it with Esc.' : undefined;
	return {
		...ofMarked,
		mark: onToken(id => {
			dispatch({
				type: 'marked', id, shownIds, height,
			});
		}),
		'mark-range': filterMistake ?? onToken(id => {
			dispatch({type: 'range-marked', id, shownIds});
		}),
		'mark-all': filterMistake ?? (() => {
			dispatch({type: 'all-marked', shownIds});
		}),
		'mark-from-file'() {
			navigate({type: 'opened', screen: {name: 'mark-from-file'}});
		},
	};
}

/**
The edit of all marked tokens and the plan of them. A mark on a token that was revoked meanwhile counts for nothing.
*/
function useMarkedHandlers({view, tokenOf}: ClusterSession): KeyHandlers {
	const {navigate, notice} = useAppContext();
	const {isReadOnly} = useProfileSession();
	const clockObstacle = useClockObstacle();
	const marked = [...view.marks.ids].map(id => tokenOf(id)).filter(token => token !== undefined && token.revokedAt === undefined) as readonly DatabaseToken[];
	const savePlan = () => {
		const whole = marked.filter(({oddities}) => oddities === undefined);
		if (whole.length === 0) {
			notice('The marked tokens cannot be read whole, so no plan can hold them: D revokes them.', 'warning');
			return;
		}

		navigate({type: 'opened', screen: {name: 'save-plan', action: undefined, planned: whole.map(token => ({token}))}});
		const left = marked.length - whole.length;
		notice(left === 0 ? undefined : `${left} of ${marked.length} cannot be read whole, and ${left === 1 ? 'is' : 'are'} not in the plan.`, 'warning');
	};

	const obstacle = marked.length === 0 ? noMarks : clockObstacle;
	return {
		'bulk-edit': (isReadOnly ? readOnlyObstacle : obstacle) ?? (() => {
			navigate({type: 'opened', screen: {name: 'bulk-edit'}});
		}),
		'save-plan': obstacle ?? savePlan,
	};
}
