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
	const {load, tokens} = useClusterSession();
	const show = useShow();
	const obstacle = useActObstacle(list);
	const mute = useMute(list);
	const showTokens = useShowTokens(list);
	const {group, setPlace} = list;
	const back: KeyHandlers = {
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
	if (!audit) {
		const hasFailed = tokens.status === 'failed';
		const why = hasFailed ? 'The list could not be loaded, so no rule was asked: r tries again.' : 'The rules were still being asked when that key came: press it again.';
		const moves = Object.keys(list.handlers) as ReadonlyArray<keyof KeyHandlers>;
		return {...(hasFailed ? refused(moves, why) : list.handlers), ...refused(needingAudit, why), ...back};
	}

	return {
		...list.handlers,
		...back,
		'show-tokens': group
			? () => {
				showTokens(group, list.finding);
			}
			: 'There is no finding to show.',
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
		'show-muted': place.showsMuted || audit.findings.some(finding => finding.mute !== undefined)
			? () => {
				setPlace({showsMuted: !place.showsMuted});
			}
			: 'Nothing is muted.',
	};
}

const needingAudit = ['show-tokens', 'act-on-finding', 'switch-list', 'explain-rule', 'mute-finding', 'export', 'audit-score', 'mark-seen', 'show-muted'] as const;

/**
These keys, each with the sentence that says why it does nothing.
*/
function refused(actions: ReadonlyArray<keyof KeyHandlers>, why: string): KeyHandlers {
	return Object.fromEntries(actions.map(action => [action, why]));
}
