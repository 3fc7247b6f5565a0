import type {BaseScreen, Overlay} from '../state/screen-stack.js';
import {Clusters} from './clusters.js';
import {Details} from './details.js';
import {Help} from './help.js';
import {ManagementToken} from './management-token.js';
import {Options} from './options.js';
import {Palette} from './palette.js';
import {ProfileEditor} from './profile-editor.js';
import {Profiles} from './profiles.js';
import {RemoveProfile} from './remove-profile.js';
import {RevokeConfirm} from './revoke-confirm.js';
import {RevokeRunScreen} from './revoke-run.js';
import {SortMenu} from './sort-menu.js';
import {Tokens} from './tokens.js';

type Props = {
	readonly screen: BaseScreen;
	/**
	False while an overlay has the keys, or the window is too small to show it.
	*/
	readonly isActive: boolean;
};

/**
Draws a screen by its name.
*/
export function ScreenView({screen, isActive}: Props) {
	switch (screen.name) {
		case 'profiles': {
			return <Profiles isActive={isActive}/>;
		}

		case 'profile-form': {
			return <ProfileEditor profile={screen.profile} isActive={isActive}/>;
		}

		case 'remove-profile': {
			return <RemoveProfile profile={screen.profile} isActive={isActive}/>;
		}

		case 'clusters': {
			return <Clusters isActive={isActive}/>;
		}

		case 'tokens': {
			return <Tokens isActive={isActive}/>;
		}

		case 'details': {
			return <Details tokenId={screen.tokenId} isActive={isActive}/>;
		}

		case 'revoke': {
			return <RevokeConfirm targets={screen.targets} hiddenIds={screen.hiddenIds} isActive={isActive}/>;
		}

		case 'revoke-run': {
			return <RevokeRunScreen isActive={isActive}/>;
		}

		case 'management-token': {
			return <ManagementToken reason={screen.reason} isActive={isActive}/>;
		}
	}
}

/**
Draws what lies on top of a screen.
*/
export function OverlayView({screen}: {readonly screen: Overlay}) {
	switch (screen.name) {
		case 'options': {
			return <Options tokenId={screen.tokenId}/>;
		}

		case 'sort': {
			return <SortMenu/>;
		}

		case 'palette': {
			return <Palette/>;
		}

		case 'help': {
			return <Help/>;
		}
	}
}
