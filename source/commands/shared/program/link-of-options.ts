import {environmentName} from '../../../profiles/environment-profile.js';
import {withPlaceVariables} from '../../../profiles/variables/place-variables.js';
import {isLink, isLinkToTokens, type DeepLink} from '../../../session/link/deep-link.js';
import {combineFilters} from '../../../tokens/filter/combine.js';
import type {ScreenOptions} from '../../make-program.js';
import type {Environment} from './run-command.js';

/**
The place that the options of the command line name; undefined for the first screen. Variables alone open no place: they only add the profile and the cluster to a place that the command line leaves open.
*/
export function linkOfOptions(options: ScreenOptions, environment: Environment): DeepLink | undefined {
	const {profile, cluster, host, filter, inactive, screen, id, revoke} = options;
	const link: DeepLink = {
		...(profile !== undefined && {profile}),
		...(cluster !== undefined && {cluster}),
		...(filter !== undefined && {filter: combineFilters(filter)}),
		...(inactive && {showsInactive: true}),
		...(screen !== undefined && {screen}),
		...(id !== undefined && {tokenId: id}),
		...(revoke && {revoke}),
	};
	if (!isLink(link)) {
		return undefined;
	}

	const named = withPlaceVariables(options, environment);
	return {
		...link,
		...(named.profile !== undefined && {profile: named.profile}),
		...(isLinkToTokens(link) && named.cluster !== undefined && {cluster: named.cluster}),
		...(host !== undefined && profile === undefined && {profile: environmentName}),
	};
}
