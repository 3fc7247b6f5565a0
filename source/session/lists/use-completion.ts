import {useEffect, useMemo} from 'react';
import {ownersIn} from '../../audit/policy/owners-in.js';
import {completionsOf} from '../../tokens/filter/completion/completions-of.js';
import type {CompletionNames} from '../../tokens/filter/completion/field-values.js';
import type {ClusterSession} from '../use-cluster-session.js';

const noOwners = (): readonly string[] => [];

/**
What the filter field offers behind its cursor: the rest of the name of a field, or of a value. Undefined where nothing fits. Raw text of the service.
*/
export function useCompletion({view: {mode, filterText}, databaseNames, tokens, audit: {policy}}: Pick<ClusterSession, 'view' | 'databaseNames' | 'tokens' | 'audit'>): string | undefined {
	const pattern = policy?.policy.ownerPattern;
	const list = tokens.value;
	const owners = useMemo(() => {
		let known: readonly string[] | undefined;
		return pattern && list
			? () => {
				// Reads each description, and so only where an owner is typed, and once for a list.
				known ??= ownersIn(list, pattern);
				return known;
			}
			: noOwners;
	}, [list, pattern]);
	const names = useMemo((): CompletionNames => ({
		databases: databaseNames ?? [], rules: policy?.policy.customRules.map(({id}) => id) ?? [], owners,
	}), [databaseNames, policy, owners]);
	return mode === 'filtering' ? completionsOf(filterText, names)[0] : undefined;
}

/**
Tells the view which rules the policy adds, once it is read: a filter may name them.
*/
export function useOwnRules({audit: {policy}, dispatchView}: Pick<ClusterSession, 'audit' | 'dispatchView'>): void {
	useEffect(() => {
		if (policy) {
			dispatchView({type: 'own-rules-known', rules: policy.policy.customRules.map(({id}) => id)});
		}
	}, [policy, dispatchView]);
}
