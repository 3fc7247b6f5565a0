import {useClusterSession} from '../../../session/use-cluster-session.js';
import {readOnlyObstacle} from '../../../session/read-only-obstacle.js';
import {useProfileSession} from '../../../session/use-profile-session.js';
import {indexTokens} from '../../../tokens/list/token-index.js';
import {oddRefusal} from '../../../tokens/why-odd.js';
import {durationInWords} from '../../../tokens/time/parse-time.js';
import type {AuditList} from '../lists/use-audit-list.js';

/**
Why nothing can be done now about what is under the cursor of the audit. Undefined where something can.
*/
export function useActObstacle({group, finding}: Pick<AuditList, 'group' | 'finding'>): string | undefined {
	const {isReadOnly, clock: {difference, isAccepted}} = useProfileSession();
	const {tokens, audit: {audit}} = useClusterSession();
	if (isReadOnly) {
		return readOnlyObstacle;
	}

	if (!group) {
		return 'There is no finding to act on.';
	}

	if (group.isAboutDatabases) {
		return `It is about databases. ${group.rule.advice}`;
	}

	if (tokens.status !== 'loaded') {
		return tokens.status === 'loading' ? 'The list is loading: try again when it is there.' : 'The list could not be refreshed: r tries again.';
	}

	// The audit is still that of an earlier load.
	if (audit?.facts.entries !== indexTokens(tokens.value).entries) {
		return 'The rules are being asked again: try again in a moment.';
	}

	if (group.rule.group === 'time' && difference !== undefined && !isAccepted) {
		return `This rule needs the time, and the clock is ${durationInWords(difference)} ${difference > 0 ? 'ahead' : 'behind'}: K on the list of tokens accepts it.`;
	}

	const token = finding?.entry?.token;
	return token?.revokedAt === undefined ? token?.oddities && oddRefusal(token) : 'It is revoked already.';
}
