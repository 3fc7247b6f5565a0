import type {Elsewhere} from '../../journal/place.js';
import {makeResumePlan} from '../../operations/suspend.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {statusOf} from '../../tokens/status.js';
import {withoutSuspensionMark} from '../../tokens/suspension/suspended-description.js';
import {notSuspended} from './use-change-obstacles.js';
import type {ChosenTokens} from './use-chosen-tokens.js';
import type {OpenConfirmation} from './use-open-confirmation.js';

/**
What the key for a resume does: it reads the journal, and opens the screen that the chosen tokens need. That is the confirmation if some can be resumed; otherwise the choice between mark and journal, the form for grants that are recorded nowhere, or the screen that saves what was before a later change.
*/
export function useResume({live, whole}: ChosenTokens, {confirm, noticeLeft}: OpenConfirmation): () => Promise<void> {
	const {services, navigate, notice} = useAppContext();
	const {profile: {host, accountId}} = useProfileSession();
	const {cluster} = useClusterSession();
	return async () => {
		const journal = await services.readJournal({clusterId: cluster.id, host, accountId});
		if (!journal.ok) {
			notice(journal.message, 'danger');
			return;
		}

		// A token that was given grants since its suspend is not suspended any more, but what it was before is known here.
		const {changes, withoutRecord, touched, disagreements, damaged} = makeResumePlan(whole, journal.value.entries);
		const unknown = damaged[0]?.token ?? withoutRecord.find(candidate => statusOf(candidate, services.now()) === 'suspended');
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
			// The screen that saves shows both: the token as it is now, and as it was before the suspend.
			const {token: current, differs, before} = touched[0];
			navigate({type: 'opened', screen: {name: 'save-token', loaded: current, edited: {description: before.description, permissions: before.permissions}}});
			notice(`Since the suspend, ${differs} changed: this puts back what was before.`, 'warning');
		} else {
			notice(notSuspended, 'warning');
		}
	};
}

/**
Why the person has to enter the grants of a suspended token.
*/
function unrecordedWords(damage: string | undefined, elsewhere: readonly Elsewhere[]): string {
	if (damage !== undefined) {
		return `Its mark is damaged (${damage}), and no journal here has its grants: enter them.`;
	}

	return elsewhere.length === 0
		? 'Its grants are not recorded on this machine: enter what it should have.'
		: 'The journal has no grants of it for this host and account: enter what it should have.';
}
