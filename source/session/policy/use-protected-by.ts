import {usePolicy} from '../audit/use-policy.js';
import {useProfileSession} from '../use-profile-session.js';

/**
Gives the function that says by which policy the token of an ID is protected: the name of its file, raw. It says undefined for any other token, and as long as the policy is being read.
*/
export function useProtectedBy(): (tokenId: string) => string | undefined {
	const {profile} = useProfileSession();
	const {policy: inForce} = usePolicy(profile, true);
	return tokenId => inForce?.policy.protectedIds.has(tokenId.toLowerCase()) ? inForce.policy.source : undefined;
}
