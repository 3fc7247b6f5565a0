import {useEffect, useState} from 'react';
import type {PolicySubject} from '../../audit/policy/policy-subject.js';
import type {PolicyVerdict} from './policy-verdict.js';
import {useCheckByPolicy} from './use-check-by-policy.js';

/**
The policy's verdict on what a screen was opened for. A later subject is not checked, because a refresh changes nothing of a confirmation. Undefined while the policy is read.
*/
export function usePolicyVerdict(subject: PolicySubject): PolicyVerdict | undefined {
	const check = useCheckByPolicy();
	const [opened] = useState(subject);
	const [verdict, setVerdict] = useState<PolicyVerdict | undefined>(undefined);
	useEffect(() => {
		let isCurrent = true;
		void (async () => {
			const found = await check(opened);
			if (isCurrent) {
				setVerdict(found);
			}
		})();

		return () => {
			isCurrent = false;
		};
	}, [check, opened]);
	return verdict;
}
