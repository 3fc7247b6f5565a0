import type {DatabaseToken} from '../api/types.js';
import {useAppContext, type KeyHandlers} from './app-context.js';
import {useClusterSession} from './use-cluster-session.js';
import {useProfileSession} from './use-profile-session.js';

/**
What can be done with one token, wherever it is shown: list, details, options. Each is a function, or the reason why it is disabled.

In the list a revoke takes the marked tokens when there are any; with `usesMarks` false it takes this one alone.
*/
export function useTokenActions(token: DatabaseToken | undefined, {usesMarks = true}: {readonly usesMarks?: boolean} = {}): KeyHandlers {
	const {services, navigate, notice} = useAppContext();
	const {isReadOnly, profile} = useProfileSession();
	const {tokens, view, shownIds, tokenOf} = useClusterSession();
	const none = 'No token is under the cursor.';

	const revoke = (): (() => void) | string => {
		if (isReadOnly) {
			return 'Nothing can be revoked: this profile is read-only.';
		}

		const marked = usesMarks ? [...view.marks.ids].map(id => tokenOf(id)).filter(candidate => candidate !== undefined) : [];
		const chosen = marked.length > 0 ? marked : (token ? [token] : []);
		const targets = chosen.filter(candidate => candidate.revokedAt === undefined);
		if (targets.length === 0) {
			return chosen.length === 0 ? none : 'It is revoked already.';
		}

		// Impact told from a list that could not be refreshed would be about what was.
		if (tokens.status !== 'loaded') {
			return tokens.status === 'loading' ? 'The list is loading: revoke when it is there.' : 'The list could not be refreshed: r tries again.';
		}

		const hiddenIds = new Set(targets.map(({id}) => id)).difference(new Set(shownIds));
		const hiddenFirst = targets.toSorted((a, b) => Number(hiddenIds.has(b.id)) - Number(hiddenIds.has(a.id)));
		return () => {
			navigate({type: 'opened', screen: {name: 'revoke', targets: hiddenFirst, hiddenIds}});
		};
	};

	return {
		details: token
			? () => {
				navigate({type: 'opened', screen: {name: 'details', tokenId: token.id}});
			}
			: none,
		options: token
			? () => {
				navigate({type: 'opened', screen: {name: 'options', tokenId: token.id}});
			}
			: none,
		'copy-id': token
			? () => {
				const sent = services.writeClipboard(token.id);
				notice(sent.ok ? `Sent to your terminal's clipboard: ${token.id}` : sent.message, sent.ok ? undefined : 'warning');
			}
			: none,
		revoke: revoke(),
		'management-token': profile.origin === 'demo'
			? 'The demo has its own management token.'
			: () => {
				navigate({type: 'opened', screen: {name: 'management-token', reason: undefined}});
			},
	};
}
