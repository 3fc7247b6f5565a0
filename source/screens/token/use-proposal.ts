import {propose} from '../../audit/remedies/propose.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import type {ChosenTokens} from './use-chosen-tokens.js';
import type {OpenConfirmation} from './use-open-confirmation.js';

/**
Proposes least privilege for the chosen tokens: opens the confirmation of the edits that leave them what they can do today, or says why there is nothing to propose. The confirmation shows the edit of each token, and can save them as a plan.
*/
export function useProposal({live, whole, obstacleToChange}: ChosenTokens, {confirm, noticeLeft}: OpenConfirmation): KeyHandlers {
	const {services, notice} = useAppContext();
	const {databaseNames, databasesProblem} = useClusterSession();
	const show = useShow();
	return {
		propose: obstacleToChange ?? (() => {
			if (databaseNames === undefined) {
				notice(show(databasesSentence({databaseNames, databasesProblem}) ?? 'The databases are loading: try again when they are there.'), 'warning');
				return;
			}

			const {planned, sentences} = propose(whole, {databaseNames, now: services.now()});
			if (planned.length === 0) {
				notice(show(sentences.join(' ')) || 'There is nothing to narrow: every grant is on a database that exists.', 'warning');
				return;
			}

			confirm('update', planned.map(({token, fields}) => ({token, request: {kind: 'update', action: 'update', fields}})), sentences.join(' '));
			noticeLeft(live.length - planned.length, 'there is nothing to narrow');
		}),
	};
}
