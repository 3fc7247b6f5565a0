import type {Profile} from '../profiles/types.js';
import type {Overlay} from './overlay.js';

/**
The overlay in which a person gives another management token for a profile: a sign-in where the profile has one, else a field to type it. `reason` says why it is needed, raw; undefined where the person just wants to.
*/
export function tokenOverlay({secretSources}: Pick<Profile, 'secretSources'>, reason?: string): Overlay {
	return {name: secretSources.some(({kind}) => kind === 'sign-in') ? 'sign-in' : 'management-token', reason};
}
