import {environmentName} from '../../../profiles/environment-profile.js';
import {isLink, type DeepLink} from '../../../session/link/deep-link.js';
import {combineFilters} from '../../../tokens/filter/combine.js';
import type {ScreenOptions} from '../../make-program.js';

/**
The place that the options of the command line name; undefined for the first screen.
*/
export function linkOfOptions({profile, cluster, host, filter, inactive, screen, id, revoke}: ScreenOptions): DeepLink | undefined {
	const link: DeepLink = {
		...(profile !== undefined && {profile}),
		...(cluster !== undefined && {cluster}),
		...(filter !== undefined && {filter: combineFilters(filter)}),
		...(inactive && {showsInactive: true}),
		...(screen !== undefined && {screen}),
		...(id !== undefined && {tokenId: id}),
		...(revoke && {revoke}),
	};
	return isLink(link) ? {...link, ...(host !== undefined && profile === undefined && {profile: environmentName})} : undefined;
}
