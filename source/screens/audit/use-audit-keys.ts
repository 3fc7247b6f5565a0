import type {AuditView} from '../../session/audit/audit-view.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useActObstacle} from './act/use-act-obstacle.js';
import {useMute} from './act/use-mute.js';
import {useShowTokens} from './use-show-tokens.js';
import type {AuditList} from './lists/use-audit-list.js';

/**
The keys of the audit screen.
*/
export function useAuditKeys({audit, place, markSeen}: AuditView, list: AuditList): KeyHandlers {
	const {navigate, notice} = useAppContext();
	const {load} = useClusterSession();
	const show = useShow();
	const obstacle = useActObstacle(list);
	const mute = useMute(list);
	const showTokens = useShowTokens(list);
	const {group, setPlace} = list;
	return {
		...list.handlers,
		'show-tokens': group
			? () => {
				showTokens(group, list.finding);
			}
			: (audit ? 'There is no finding to show.' : 'The rules are still being asked: try again in a moment.'),
		'act-on-finding': obstacle ?? (() => {
			navigate({type: 'opened', screen: {name: 'remedies'}});
		}),
		'mute-finding': mute,
		export() {
			navigate({type: 'opened', screen: {name: 'export-audit'}});
		},
		'explain-rule'() {
			navigate({type: 'opened', screen: {name: 'audit-text', about: group ? 'rule' : 'score'}});
		},
		'audit-score'() {
			navigate({type: 'opened', screen: {name: 'audit-text', about: 'score'}});
		},
		'mark-seen': markSeen
			? () => {
				void (async () => {
					const {ok, message} = await markSeen();
					notice(ok ? show(`What there is now is kept as seen. ${message}`.trim()) : show(message), ok ? 'good' : 'danger');
				})();
			}
			: 'The list is loading: try again when it is there.',
		'show-muted'() {
			setPlace({showsMuted: !place.showsMuted});
		},
		refresh() {
			notice(undefined);
			load();
		},
		back() {
			if (place.isInFindings && group) {
				setPlace({isInFindings: false});
			} else {
				navigate({type: 'closed'});
			}
		},
	};
}
