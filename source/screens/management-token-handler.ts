import type {Profile} from '../profiles/types.js';
import {tokenOverlay} from '../session/token-overlay.js';
import type {AppContextValue} from '../session/app-context.js';

type Options = {
	readonly profile: Profile;
	readonly navigate: AppContextValue['navigate'];
	/**
	Why another management token is needed, as the screen that asks for it says. Undefined when the person just wants to enter one.
	*/
	readonly reason?: string | undefined;
};

/**
What the key for another management token does: it opens the screen that asks for one. The demo gives the reason why it needs none.
*/
export function managementTokenHandler({profile, navigate, reason}: Options): (() => void) | string {
	return profile.origin === 'demo'
		? 'The demo has its own management token.'
		: () => {
			navigate({type: 'opened', screen: tokenOverlay(profile, reason)});
		};
}
