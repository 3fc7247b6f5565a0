import {useCallback, useEffect, useState} from 'react';
import type {Profile} from '../../profiles/types.js';
import type {PolicyInForce} from '../../settings/policy-file.js';
import {useAppContext} from '../app-context.js';

type PolicyControl = {
	/**
	Undefined until it is needed and read.
	*/
	readonly policy: PolicyInForce | undefined;
	/**
	Reads it again. What is not changed stays the same object, so that nothing is worked out again because of it.
	*/
	readonly reread: () => void;
};

/**
Reads the policy that is in force for a profile once it is needed.
*/
export function usePolicy(profile: Profile, isNeeded: boolean): PolicyControl {
	const {services} = useAppContext();
	const [policy, setPolicy] = useState<PolicyInForce | undefined>(undefined);
	const [reads, setReads] = useState(0);
	useEffect(() => {
		if (!isNeeded) {
			return;
		}

		let isCurrent = true;
		void (async () => {
			const read = await services.readPolicy(profile);
			if (isCurrent) {
				setPolicy(before => before && isSame(before, read) ? before : read);
			}
		})();

		return () => {
			isCurrent = false;
		};
	}, [services, profile, isNeeded, reads]);

	const reread = useCallback(() => {
		setReads(count => count + 1);
	}, []);
	return {policy, reread};
}

function isSame(left: PolicyInForce, right: PolicyInForce): boolean {
	return left.file === right.file && left.policy.version === right.policy.version && left.problems.join('\n') === right.problems.join('\n');
}
