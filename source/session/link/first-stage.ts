import {isLinkToTokens, type DeepLink} from './deep-link.js';

/**
How far a link has been followed, by what has to be opened next.
*/
export type LinkStage = 'profile' | 'looking' | 'named' | 'cluster' | 'filter' | 'screen' | 'done';

/**
The stage at which a link begins. `depth` is the number of screens that the first frame shows, which may have the link's first step behind them already.
*/
export function firstStage(link: DeepLink | undefined, depth: number): LinkStage {
	if (!link) {
		return 'done';
	}

	if (depth === 1) {
		return 'profile';
	}

	return isLinkToTokens(link) ? 'cluster' : 'done';
}
