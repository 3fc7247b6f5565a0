import type {ReactNode} from 'react';
import type {Cluster} from '../../profiles/types.js';
import {ClusterSessionContext} from '../use-cluster-session.js';
import {useOpenCluster} from './use-open-cluster.js';

/**
Opens a cluster of the open profile for the screens in it.
*/
export function OpenCluster({cluster, children}: {readonly cluster: Cluster; readonly children: ReactNode}) {
	return <ClusterSessionContext value={useOpenCluster(cluster)}>{children}</ClusterSessionContext>;
}
