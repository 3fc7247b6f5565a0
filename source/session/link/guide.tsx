import type {RefObject} from 'react';
import {useDeepLink, type LinkProgress} from './use-deep-link.js';
import {useOnlyCluster} from './use-only-cluster.js';

/**
Follows the link, and opens a cluster that is the only one. It is mounted inside the profile and the cluster that are open, because each step needs their sessions.
*/
export function Guide({openedFor, ...progress}: LinkProgress & {readonly openedFor: RefObject<string | undefined>}) {
	useDeepLink(progress);
	useOnlyCluster({isActive: progress.stage === 'done', openedFor});
	return undefined;
}
