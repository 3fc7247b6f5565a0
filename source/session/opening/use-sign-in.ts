import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from 'react';
import type {SignInCode} from '../../api/sign-in/types.js';
import type {Profile} from '../../profiles/types.js';
import type {Services, SignedInProfile} from '../services.js';

/**
How far a sign-in has come. It holds no token and no device code.
*/
export type SignInState =
	| {readonly status: 'off'}
	| {readonly status: 'asking'}
	/**
	`trouble`: why the last request got no answer, raw.
	*/
	| {readonly status: 'waiting'; readonly code: SignInCode; readonly trouble: string | undefined}
	| {readonly status: 'failed'; readonly message: string}
	| {readonly status: 'done'};

export type SignInControl = {
	readonly state: SignInState;
	/**
	Asks the identity provider for a code and polls until the person has signed in. Does nothing while that is under way.
	*/
	readonly start: () => void;
	/**
	Ends the polling: nothing more is sent.
	*/
	readonly cancel: () => void;
};

/**
Signs a person in at the identity provider of a profile. It outlives the screen that shows the code, and ends when the profile is closed. `take` gets the token.
*/
export function useSignIn(profile: Profile, services: Services, take: (signedIn: SignedInProfile) => void): SignInControl {
	const [state, setState] = useState<SignInState>({status: 'off'});
	const running = useRef<AbortController>(undefined);

	useEffect(() => () => {
		running.current?.abort();
	}, []);

	const start = useCallback(() => {
		if (running.current) {
			return;
		}

		const controller = new AbortController();
		running.current = controller;
		setState({status: 'asking'});
		void (async () => {
			const signedIn = await services.signIn(profile, {
				signal: controller.signal,
				onCode(code) {
					setState({status: 'waiting', code, trouble: undefined});
				},
				onTrouble(trouble) {
					setState(current => current.status === 'waiting' ? {...current, trouble} : current);
				},
			});
			if (controller.signal.aborted) {
				return;
			}

			running.current = undefined;
			if (signedIn.ok) {
				setState({status: 'done'});
				take(signedIn.value);
			} else {
				setState({status: 'failed', message: signedIn.message});
			}
		})();
	}, [services, profile, take]);

	const cancel = useCallback(() => {
		running.current?.abort();
		running.current = undefined;
		setState({status: 'off'});
	}, []);

	return useMemo(() => ({state, start, cancel}), [state, start, cancel]);
}
