import {changesToSuspend} from '../../operations/suspend.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {statusOf} from '../../tokens/status.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import type {ChosenTokens} from './use-chosen-tokens.js';
import {noGrants, notActive, type ChangeObstacles} from './use-change-obstacles.js';
import {useOpenConfirmation} from './use-open-confirmation.js';
import {useProposal} from './use-proposal.js';
import {useResume} from './use-resume.js';

/**
The actions that change the chosen tokens: suspend, resume, the proposal of least privilege, and revoke. Each opens a confirmation, or is the reason why it is disabled. `obstacles` are further reasons, which hold for these tokens.
*/
export function useChangeActions(chosen: ChosenTokens, obstacles: ChangeObstacles): KeyHandlers {
	const {services, notice} = useAppContext();
	const {live, whole, nameable, obstacleToChange, obstacleToRevoke} = chosen;
	const confirmation = useOpenConfirmation(live.length);
	const resume = useResume(chosen, confirmation);
	const {confirm, noticeLeft} = confirmation;
	return {
		...useProposal(chosen, confirmation),
		'suspend-token': obstacleToChange ?? obstacles.suspend ?? (() => {
			const now = services.now();
			const active = whole.filter(token => statusOf(token, now) === 'active');
			const withGrants = active.filter(({permissions}) => permissions.length > 0);
			if (withGrants.length === 0) {
				notice(active.length === 0 ? notActive : noGrants, 'warning');
				return;
			}

			confirm('suspend', changesToSuspend(withGrants, {day: isoSeconds(new Date(now)).slice(0, 10), limit: services.descriptionLimit}));
			noticeLeft(live.length - withGrants.length, live.length === whole.length ? 'not active, or without grants' : 'not active, without grants, or not to be read whole');
		}),
		'resume-token': obstacleToChange ?? obstacles.resume ?? (() => {
			void resume();
		}),
		revoke: obstacleToRevoke ?? (() => {
			confirm('revoke', nameable.map(token => ({token, request: {kind: 'revoke'}})));
			noticeLeft(live.length - nameable.length, 'no request can name them');
		}),
	};
}
