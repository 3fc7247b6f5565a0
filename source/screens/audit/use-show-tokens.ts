import type {Finding} from '../../audit/finding.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {printFilter} from '../../tokens/filter/print.js';
import {isInactive} from '../../tokens/status.js';
import {statusAt} from '../../tokens/list/token-entry.js';
import type {FindingGroup} from './lists/group-findings.js';
import type {AuditList} from './lists/use-audit-list.js';

/**
Opens what is behind a rule or a finding: the list of tokens with the rule in its filter, the details of one token, or the tokens that reach a database. For a rule about databases it goes to its findings. The list lies on top of the audit, so that Esc leads back.
*/
export function useShowTokens({setPlace}: Pick<AuditList, 'setPlace'>): (group: FindingGroup, finding: Finding | undefined) => void {
	const {navigate} = useAppContext();
	const {cluster, view, dispatchView, now} = useClusterSession();
	const openList = (text: string, hasInactive: boolean) => {
		if (hasInactive && !view.showsInactive) {
			dispatchView({type: 'inactive-toggled'});
		}

		dispatchView({type: 'whole-filter-taken', text});
		navigate({type: 'opened', screen: {name: 'tokens', cluster}});
	};

	return ({rule, findings, openCount, isAboutDatabases}, finding) => {
		if (finding?.entry) {
			navigate({type: 'opened', screen: {name: 'details', tokenId: finding.entry.token.id}});
		} else if (finding) {
			openList(printFilter({terms: [{isNegated: false, condition: {kind: 'can', access: 'any', names: [finding.database]}}]}), false);
		} else if (isAboutDatabases) {
			setPlace({isInFindings: true});
		} else {
			openList(`finding:${rule.id}${openCount === 0 ? ' muted:yes' : ''}`, findings.some(({entry}) => entry && isInactive(statusAt(entry, now))));
		}
	};
}
