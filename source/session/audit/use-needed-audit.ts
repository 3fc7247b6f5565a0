import {useEffect} from 'react';
import {useClusterSession} from '../use-cluster-session.js';
import type {AuditView} from './audit-view.js';

/**
The audit of the open cluster, which is worked out as long as this is drawn. With `isNeeded` false it is only what others needed.
*/
export function useNeededAudit(isNeeded = true): AuditView {
	const {audit} = useClusterSession();
	const {need} = audit;
	useEffect(() => isNeeded ? need() : undefined, [need, isNeeded]);
	return audit;
}
