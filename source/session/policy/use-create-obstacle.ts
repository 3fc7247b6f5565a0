import {useCallback, useRef} from 'react';
import type {PolicyRequest} from '../../audit/policy/breaches-of.js';
import {useCheckByPolicy} from './use-check-by-policy.js';

/**
Gives the function that asks the policy about a token before a create is sent. The promise is of sentences, raw, that say why it is not sent yet, or of undefined where it may be. Where the policy only warns, the same token may be sent when its button is pressed again.
*/
export function useCreateObstacle(): (request: PolicyRequest) => Promise<string | undefined> {
	const check = useCheckByPolicy();
	const warned = useRef<string | undefined>(undefined);
	return useCallback(async (request: PolicyRequest) => {
		const {sentences, obstacle} = await check({requests: [request], changes: []});
		const words = sentences.join(' ');
		if (obstacle !== undefined) {
			return `${words} Nothing was sent, because ${obstacle}.`;
		}

		if (words === '' || words === warned.current) {
			return undefined;
		}

		warned.current = words;
		return `${words} To go on all the same, press once more.`;
	}, [check]);
}
