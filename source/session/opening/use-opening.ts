import {
	useCallback,
	useEffect,
	useRef,
	useState,
	type RefObject,
} from 'react';
import type {Network} from '../../api/types.js';
import type {Renew} from '../../profiles/read-again.js';
import type {Profile} from '../../profiles/types.js';
import type {Result} from '../../result.js';
import type {Secret} from '../../secrets/secret.js';
import {SecretHolder} from '../secret-holder.js';
import type {Services} from '../services.js';
import {useRenewal} from './use-renewal.js';

export type SessionState =
	| {readonly status: 'opening'}
	/**
	`isUnreachable`: another management token would not help.
	*/
	| {readonly status: 'failed'; readonly message: string; readonly isUnreachable: boolean}
	| {readonly status: 'needs-token'; readonly message: string}
	| {readonly status: 'ready'};

/**
Where a management token came from, in a word for the header, and how to get the next one from there.
*/
type Origin = {readonly source: string; readonly renew?: Renew | undefined};

type Opening = {
	/**
	The chosen profile; once the state is ready, the opened one with all that is known of it.
	*/
	readonly profile: Profile;
	readonly state: SessionState;
	/**
	Where the management token came from, in a word for the header; empty for the demo's.
	*/
	readonly source: string;
	/**
	When that token ends, in ms since the epoch; undefined where that is not known.
	*/
	readonly endsAt: number | undefined;
	/**
	Holds the management token, outside of React's state.
	*/
	readonly holder: SecretHolder;
	/**
	Outside of React's state as well, because it may hold a private key.
	*/
	readonly network: RefObject<Network | undefined>;
	/**
	How often the profile was opened again, from 0.
	*/
	readonly attempt: number;
	/**
	Opens the profile again.
	*/
	readonly retry: () => void;
	/**
	Takes a management token that a person typed or signed in for. A source that has not answered yet is aborted, and its answer is dropped.
	*/
	readonly takeSecret: (secret: Secret, from?: Origin) => void;
	/**
	Gets another token from where this one came, without asking a person. Refuses with a sentence, raw, where there is no way to, and where the same token comes again.
	*/
	readonly renew: () => Promise<Result<undefined>>;
	/**
	Does the same where the token in use has ended, and nothing otherwise.
	*/
	readonly freshen: () => Promise<void>;
};

/**
Opens a profile: starts the demo's emulator, or reads the management token from its sources. What is under way is aborted when the profile is closed.
*/
export function useOpening(chosen: Profile, services: Services): Opening {
	const [profile, setProfile] = useState(chosen);
	const [state, setState] = useState<SessionState>({status: 'opening'});
	const [token, setToken] = useState<{readonly source: string; readonly endsAt: number | undefined}>({source: '', endsAt: undefined});
	const [attempt, setAttempt] = useState(0);
	const [holder] = useState(() => new SecretHolder());
	const opening = useRef<AbortController>(undefined);
	const network = useRef<Network | undefined>(undefined);
	const noteEnd = useCallback((ends: number | undefined) => {
		setToken(current => ({...current, endsAt: ends}));
	}, []);
	const {renewal, renew, freshen} = useRenewal(holder, services, noteEnd);

	useEffect(() => {
		const controller = new AbortController();
		opening.current = controller;
		void (async () => {
			const opened = await services.openProfile(chosen, controller.signal);
			if (controller.signal.aborted) {
				return;
			}

			if (opened.ok) {
				network.current = opened.value.network;
				holder.set(opened.value.secret);
				renewal.current = opened.value.renew;
				setProfile(opened.value.profile);
				setToken({source: opened.value.source, endsAt: opened.value.secret.endsAt});
				setState({status: 'ready'});
				return;
			}

			network.current = opened.network;
			if (opened.needsToken) {
				setState({status: 'needs-token', message: opened.message});
			} else {
				setState({status: 'failed', message: opened.message, isUnreachable: opened.network === undefined});
			}
		})();

		return () => {
			controller.abort();
		};
	}, [chosen, services, holder, attempt]);

	const retry = useCallback(() => {
		setState({status: 'opening'});
		setAttempt(count => count + 1);
	}, []);

	const takeSecret = useCallback((secret: Secret, origin?: Origin) => {
		opening.current?.abort();
		holder.set(secret);
		renewal.current = origin?.renew;
		setToken({source: origin?.source ?? 'typed', endsAt: secret.endsAt});
		setState({status: 'ready'});
	}, [holder]);

	return {
		profile, state, ...token, holder, network, attempt, retry, takeSecret, renew, freshen,
	};
}
