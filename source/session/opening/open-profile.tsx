import type {ReactNode} from 'react';
import type {Profile} from '../../profiles/types.js';
import type {Services} from '../services.js';
import {ProfileSessionContext} from '../use-profile-session.js';
import {useOpenProfile} from './use-open-profile.js';

type Props = {
	readonly profile: Profile;
	readonly services: Services;
	readonly children: ReactNode;
};

/**
Opens a profile for the screens in it, and closes it when it is unmounted.
*/
export function OpenProfile({profile, services, children}: Props) {
	return <ProfileSessionContext value={useOpenProfile(profile, services)}>{children}</ProfileSessionContext>;
}
