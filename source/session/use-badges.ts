import {useContext} from 'react';
import type {Badge} from '../components/frame/badge.js';
import {durationInWords} from '../tokens/time/parse-time.js';
import {ProfileSessionContext} from './use-profile-session.js';
import {useAppContext} from './app-context.js';
import {useShow} from './use-show.js';

/**
What the header of every screen shows at its right end: where the management token came from, a clock that differs from the service's, TLS checks that are off, the name of a protected profile, and read-only.
*/
export function useBadges(): readonly Badge[] {
	const session = useContext(ProfileSessionContext);
	const {services} = useAppContext();
	const show = useShow();
	const badges: Badge[] = [];
	if (session && session.source !== '' && session.state.status === 'ready') {
		badges.push({text: `token: ${session.source}`, meaning: 'muted', isRemark: true});
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
