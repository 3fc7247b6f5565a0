import type {DatabaseToken} from '../../api/types.js';
import {filterHandlers} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useAcceptClock} from '../../session/clock/use-accept-clock.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useTokenActions} from '../token/use-token-actions.js';
import {previewFrom} from './list-width.js';
import {useFilterHistory} from './use-filter-history.js';
import {useSavedViewKeys} from './views/use-saved-view-keys.js';
import {useMarkHandlers} from './use-mark-handlers.js';

/**
What the list shows at the moment at which a key comes.
*/
export type ShownTokens = {
	/**
	The token under the cursor; undefined where the list is empty.
	*/
	readonly current: DatabaseToken | undefined;
	/**
	Rows of the list.
	*/
	readonly height: number;
	/**
	Cells of the window.
	*/
	readonly columns: number;
	readonly changeTimes: () => void;
	/**
	Whether the description of the token under the cursor is cut.
	*/
	readonly isCut: boolean;
};

/**
The keys of the list of tokens: those of the filter while it is typed, all others otherwise.
*/
export function useTokensKeys(list: ShownTokens): {readonly scope: 'empty-filter' | 'filter' | 'tokens'; readonly handlers: KeyHandlers} {
	const session = useClusterSession();
	const {isReadOnly} = useProfileSession();
	const history = useFilterHistory(session);
	const shared = {...useListHandlers(list, history.keep), ...history.handlers};
	const actions = useTokenActions(list.current);
	const marks = useMarkHandlers(list);
	const openings = useOpeningHandlers(isReadOnly, session.shown.length === 0);
	const view = {...useViewHandlers(list), ...useSavedViewKeys()};
	const acceptClock = useAcceptClock();
	return session.view.mode === 'filtering'
		? {scope: session.view.filterText === '' ? 'empty-filter' : 'filter', handlers: shared}
		: {
			scope: 'tokens',
			handlers: {
				...shared, ...actions, ...openings, ...view, ...marks, filter: history.open, 'accept-clock': acceptClock,
			},
		};
}

/**
The moves and the keys that change the filter's text, which the list hears in both modes.
*/
function useListHandlers({height}: ShownTokens, onKeep: () => void): KeyHandlers {
	const {dispatchView: dispatch, shownIds} = useClusterSession();
	return {
		...moveHandlers(move => {
			dispatch({
				type: 'moved', move, shownIds, height,
			});
		}),
		...filterHandlers({
			last: '',
			onText(text) {
				dispatch({type: 'filter-typed', text});
			},
			onKeep,
			onClear() {
				dispatch({type: 'filter-cleared'});
			},
		}),
	};
}

/**
The keys that open a menu or another screen.
*/
function useOpeningHandlers(isReadOnly: boolean, isEmpty: boolean): KeyHandlers {
	const {navigate, stack} = useAppContext();
	return {
		audit() {
			// The list that the audit opened lies on top of it.
			navigate(stack.some(({name}) => name === 'audit') ? {type: 'returned', to: 'audit'} : {type: 'opened', screen: {name: 'audit'}});
		},
		sort() {
			navigate({type: 'opened', screen: {name: 'sort'}});
		},
		columns() {
			navigate({type: 'opened', screen: {name: 'columns'}});
		},
		'create-token': isReadOnly
			? readOnlyObstacle
			: () => {
				navigate({type: 'opened', screen: {name: 'token-form', token: undefined, isEdit: false}});
			},
		activity() {
			navigate({type: 'opened', screen: {name: 'activity'}});
		},
		'open-plan'() {
			navigate({type: 'opened', screen: {name: 'open-plan'}});
		},
		export: isEmpty
			? 'The list shows no token to export.'
			: () => {
				navigate({type: 'opened', screen: {name: 'export-tokens'}});
			},
	};
}

/**
The keys that change what the list shows, and the one that goes back: first out of the filter, then out of the marks, then out of the cluster.
*/
function useViewHandlers({columns, changeTimes, isCut}: ShownTokens): KeyHandlers {
	const {navigate, notice} = useAppContext();
	const {view, dispatchView: dispatch, load} = useClusterSession();
	return {
		times: changeTimes,
		inactive() {
			dispatch({type: 'inactive-toggled'});
		},
		preview: columns >= previewFrom
			? () => {
				dispatch({type: 'preview-toggled'});
			}
			: `The preview pane needs ${previewFrom} columns; this window has ${columns}.`,
		'whole-description'() {
			dispatch({type: 'whole-toggled'});
			const words = view.showsWhole ? 'Descriptions that are cut are not shown below the list any more.' : 'The description of the row under the cursor is shown here where it is cut.';
			notice(isCut && !view.showsWhole ? undefined : words);
		},
		refresh() {
			notice(undefined);
			load();
		},
		back() {
			if (view.filterText !== '') {
				dispatch({type: 'filter-cleared'});
			} else if (view.marks.ids.size > 0) {
				dispatch({type: 'marks-cleared'});
			} else {
				navigate({type: 'closed'});
			}
		},
	};
}
