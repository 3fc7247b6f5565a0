import type {MuteSubject} from '../../../audit/policy/remove-mute.js';
import {useAppContext} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useProfileSession} from '../../../session/use-profile-session.js';
import {useShow} from '../../../session/use-show.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import type {AuditList} from '../lists/use-audit-list.js';

/**
What the key for a mute does: it asks for the reason of a mute of the rule or the finding under the cursor, or ends the mute that hides it. A sentence where nothing is under the cursor.
*/
export function useMute({group, finding}: Pick<AuditList, 'group' | 'finding'>): (() => void) | string {
	const {navigate, notice, services} = useAppContext();
	const {profile} = useProfileSession();
	const {audit: {rereadPolicy}} = useClusterSession();
	const show = useShow();
	if (!group) {
		return 'There is no finding to mute.';
	}

	const {rule, findings, openCount} = group;
	const muted = finding ? finding.mute : (openCount === 0 ? findings[0]?.mute : undefined);
	if (muted) {
		return () => {
			void (async () => {
				const written = await services.unmuteFinding(profile, muted);
				if (written.ok) {
					rereadPolicy();
				}

				notice(written.ok ? 'It is not muted any more.' : show(written.message), written.ok ? 'good' : 'danger');
			})();
		};
	}

	const subject: MuteSubject = {
		rule: rule.id,
		...(finding?.entry && {tokenId: finding.entry.token.id.toLowerCase()}),
		...(finding?.database !== undefined && {database: finding.database}),
	};
	const words = finding
		? `"${rule.title}" of ${finding.entry ? tokenName(finding.entry.token) : finding.database}`
		: `the rule "${rule.title}", with ${openCount === 1 ? 'its 1 finding' : `all ${openCount} findings`}`;
	return () => {
		navigate({type: 'opened', screen: {name: 'mute', subject, words}});
	};
}
