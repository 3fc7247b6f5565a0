import {useContext} from 'react';
import type {Badge} from '../components/frame/badge.js';
import {durationInWords} from '../tokens/time/parse-time.js';
import {untilWords} from '../tokens/time/until-words.js';
import {ProfileSessionContext} from './use-profile-session.js';
import {useAppContext} from './app-context.js';
import {useShow} from './use-show.js';

/**
What the header of every screen shows at its right end: where the management token came from and when it ends, a clock that differs from the service's, TLS checks that are off, the name of a protected profile, and read-only.
*/
export function useBadges(): readonly Badge[] {
	const session = useContext(ProfileSessionContext);
	const {services, timeForm} = useAppContext();
	const show = useShow();
	const badges: Badge[] = [];
	const end = session?.state.status === 'ready' ? session.tokenEnd : undefined;
	const words = end && untilWords(end.at, {form: timeForm, now: services.now(), timeZone: services.timeZone});
	if (session && session.source !== '' && session.state.status === 'ready') {
		const until = end?.phase === 'later' ? ` until ${words}` : '';
		badges.push({text: `token: ${session.source}${until}`, meaning: 'muted', isRemark: true});
	}

	if (end && end.phase !== 'later') {
		badges.push(end.phase === 'soon' ? {text: `TOKEN ENDS ${words}`, meaning: 'warning'} : {text: `TOKEN ENDED ${words}`, meaning: 'danger'});
	}

	const difference = session?.clock.difference;
	if (difference !== undefined) {
		badges.push({text: `CLOCK ${durationInWords(difference)} ${difference > 0 ? 'ahead' : 'behind'}`, meaning: 'warning'});
	}

	if (session?.profile.tls?.isInsecure) {
		badges.push({text: 'TLS OFF', meaning: 'danger'});
	}

	if (session?.profile.isProtected) {
		badges.push({text: `PROTECTED ${show(session.profile.name)}`, meaning: 'protected'});
	}

	if (session?.isReadOnly ?? services.isReadOnly) {
		badges.push({text: 'READ-ONLY', meaning: 'warning'});
	}

	return badges;
}
