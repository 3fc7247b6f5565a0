import {isUuid} from '../../api/parse-host.js';
import type {DatabaseToken} from '../../api/types.js';
import type {Elsewhere} from '../../journal/place.js';
import {makeResumePlan, changesToSuspend} from '../../operations/suspend.js';
import type {Change, ChangeAction} from '../../operations/types.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {
	hasNoId,
	hasUnknownRevocation,
	hasUsableId,
	oddRefusal,
} from '../../tokens/why-odd.js';
import {statusOf} from '../../tokens/status.js';
import {withoutSuspensionMark} from '../../tokens/suspension/suspended-description.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClockObstacle} from '../../session/clock/use-clock-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';

const none = 'No token is under the cursor.';

/**
What can be done with one token, wherever it is shown: list, details, options. Each is a function, or the reason why it is disabled.

In the list what takes many takes the marked tokens when there are any; with `usesMarks` false it takes this one alone.
*/
export function useTokenActions(token: DatabaseToken | undefined, {usesMarks = true}: {readonly usesMarks?: boolean} = {}): KeyHandlers {
	const {services, navigate, notice} = useAppContext();
	const show = useShow();
	const {isReadOnly, profile} = useProfileSession();
	const {cluster, tokens, view, shownIds, tokenOf} = useClusterSession();

	const clockObstacle = useClockObstacle();

	const marked = usesMarks ? [...view.marks.ids].map(id => tokenOf(id)).filter(candidate => candidate !== undefined) : [];
	const chosen = marked.length > 0 ? marked : (token ? [token] : []);
	const live = chosen.filter(candidate => candidate.revokedAt === undefined);
	const whole = live.filter(candidate => candidate.oddities === undefined);
	const nameable = live.filter(candidate => hasUsableId(candidate));

	/**
	Why nothing can be changed now, whatever it is.
	*/
	const obstacle = (): string | undefined => {
		if (isReadOnly) {
			return 'Read-only: nothing can be changed.';
		}

		if (live.length === 0) {
			return chosen.length === 0 ? none : 'It is revoked already.';
		}

		if (usesMarks && clockObstacle !== undefined) {
			return clockObstacle;
		}

		// Impact told from a list that could not be refreshed would be about what was.
		if (tokens.status !== 'loaded') {
			return tokens.status === 'loading' ? 'The list is loading: try again when it is there.' : 'The list could not be refreshed: r tries again.';
		}

		return undefined;
	};

	const confirm = (action: ChangeAction, changes: readonly Change[]) => {
		const hiddenIds = new Set(changes.map(change => change.token.id)).difference(new Set(shownIds));
		const hiddenFirst = changes.toSorted((a, b) => Number(hiddenIds.has(b.token.id)) - Number(hiddenIds.has(a.token.id)));
		navigate({type: 'opened', screen: {name: 'confirm', batch: {action, changes: hiddenFirst, hiddenIds}}});
	};

	/**
	The same for what is done to whole tokens only.
	*/
	const obstacleToChange = (): string | undefined => obstacle() ?? (whole.length === 0 && live[0] ? oddRefusal(live[0]) : undefined);

	const obstacleToRevoke = (): string | undefined => obstacle() ?? (nameable.length === 0 && live[0] ? oddRefusal(live[0]) : undefined);

	/**
	Says on the confirmation that some of what was chosen is not among its targets.
	*/
	const noticeLeft = (count: number, why: string) => {
		if (count > 0) {
			notice(`${count} of ${live.length} ${count === 1 ? 'is' : 'are'} left alone: ${why}.`, 'warning');
		}
	};

	const change = (act: () => void): (() => void) | string => obstacleToChange() ?? act;
	const oddReason = token && oddRefusal(token);
	const isNameless = token !== undefined && hasNoId(token);
	const withToken = (act: (id: DatabaseToken) => void): (() => void) | string => token
		? () => {
			act(token);
		}
		: none;
	const isActive = (candidate: DatabaseToken) => statusOf(candidate, services.now()) === 'active';
	const isSuspended = (candidate: DatabaseToken) => statusOf(candidate, services.now()) === 'suspended';

	const suspend = () => {
		const active = whole.filter(candidate => isActive(candidate));
		const withGrants = active.filter(({permissions}) => permissions.length > 0);
		if (withGrants.length === 0) {
			notice(active.length === 0 ? 'Only an active token can be suspended.' : 'It has no grants to take away.', 'warning');
			return;
		}

		confirm('suspend', changesToSuspend(withGrants, {day: isoSeconds(new Date(services.now())).slice(0, 10), limit: services.descriptionLimit}));
		noticeLeft(live.length - withGrants.length, live.length === whole.length ? 'not active, or without grants' : 'not active, without grants, or not to be read whole');
	};

	const resume = async () => {
		const {host, accountId} = profile;
		const journal = await services.readJournal({clusterId: cluster.id, host, accountId});
		if (!journal.ok) {
			notice(journal.message, 'danger');
			return;
		}

		// One that was given grants meanwhile is not suspended any more, but what it was before is known here.
		const {changes, withoutRecord, touched, disagreements, damaged} = makeResumePlan(whole, journal.value.entries);
		const unknown = damaged[0]?.token ?? withoutRecord.find(candidate => isSuspended(candidate));
		const others = live.length === whole.length ? 'not suspended, not recorded, or changed since' : 'not suspended, not recorded, changed since, or not to be read whole';
		if (changes.length > 0) {
			confirm('resume', changes);
			noticeLeft(live.length - changes.length, disagreements.length > 0 ? `mark and journal disagree, or ${others}` : others);
		} else if (disagreements.length > 0) {
			navigate({type: 'opened', screen: {name: 'resume-choice', disagreements}});
			noticeLeft(live.length - disagreements.length, others);
		} else if (unknown) {
			navigate({
				type: 'opened', screen: {
					name: 'token-form', token: unknown, isEdit: true, description: withoutSuspensionMark(unknown.description),
				},
			});
			notice(unrecordedWords(damaged[0]?.problem, journal.value.elsewhere), 'warning');
		} else if (touched[0]) {
			// Both sides are on the screen that saves: what is there, and what it was before the suspension.
			const {token: current, differs, before} = touched[0];
			navigate({type: 'opened', screen: {name: 'save-token', loaded: current, edited: {description: before.description, permissions: before.permissions}}});
			notice(`Somebody changed ${differs} since: this puts back what was before.`, 'warning');
		} else {
			notice('It is not suspended.', 'warning');
		}
	};

	const readOnlyReason = isReadOnly ? 'Read-only: nothing can be changed.' : undefined;
	return {
		details: withToken(({id}) => {
			navigate({type: 'opened', screen: {name: 'details', tokenId: id}});
		}),
		options: withToken(({id}) => {
			navigate({type: 'opened', screen: {name: 'options', tokenId: id}});
		}),
		'copy-id': isNameless
			? 'It has no ID.'
			: withToken(({id}) => {
				if (!isUuid(id)) {
					// It is pasted into commands.
					notice(`The service gave it an ID that is no UUID, which is not copied: ${show(id)}`, 'warning');
					return;
				}

				const sent = services.writeClipboard(id);
				notice(sent.ok ? `Sent to your terminal's clipboard: ${id}` : sent.message, sent.ok ? undefined : 'warning');
			}),
		'copy-as': withToken(original => {
			const {id} = original;
			const isRevoked = original.revokedAt !== undefined || hasUnknownRevocation(original);
			navigate({type: 'opened', screen: {name: 'copy-as', operations: [{kind: 'get', tokenId: id, ...(isRevoked && {isRevoked})}, {kind: 'revoke', tokenId: id}]}});
		}),
		'copy-token': readOnlyReason ?? oddReason ?? withToken(original => {
			navigate({type: 'opened', screen: {name: 'token-form', token: original, isEdit: false}});
		}),
		'edit-token': token?.revokedAt === undefined
			? readOnlyReason ?? oddReason ?? withToken(original => {
				navigate({type: 'opened', screen: {name: 'token-form', token: original, isEdit: true}});
			})
			: 'It is revoked already.',
		'rotate-token': token?.revokedAt === undefined
			? readOnlyReason ?? oddReason ?? withToken(original => {
				navigate({type: 'opened', screen: {name: 'rotation', token: original}});
			})
			: 'It is revoked already.',
		'suspend-token': change(suspend),
		'resume-token': change(() => {
			void resume();
		}),
		revoke: obstacleToRevoke() ?? (() => {
			confirm('revoke', nameable.map(target => ({token: target, request: {kind: 'revoke'}})));
			noticeLeft(live.length - nameable.length, 'no request can name them');
		}),
		'management-token': profile.origin === 'demo'
			? 'The demo has its own management token.'
			: () => {
				navigate({type: 'opened', screen: {name: 'management-token', reason: undefined}});
			},
	};
}

/**
Why the grants of a suspended token have to be entered.
*/
function unrecordedWords(damage: string | undefined, elsewhere: readonly Elsewhere[]): string {
	if (damage !== undefined) {
		return `Its mark is damaged (${damage}), and no journal here has its grants: enter them.`;
	}

	return elsewhere.length === 0
		? 'Its grants are not recorded on this machine: enter what it should have.'
		: 'The journal has no grants of it for this host and account: enter what it should have.';
}
