import {useState} from 'react';
import type {Scope} from '../../../keymap/scopes.js';
import type {KeyHandlers} from '../../../session/app-context.js';
import {usePathCompletion} from '../../path/use-path-completion.js';

/**
The file or the command that is to get the secret, while the person types it.
*/
export type SecretTarget = {
	readonly kind: 'file' | 'command';
	/**
	The path of a new file, or the command line, as typed so far.
	*/
	readonly text: string;
};

export type SecretTargetControl = {
	/**
	Undefined as long as the person types none.
	*/
	readonly target: SecretTarget | undefined;
	/**
	The names that fit the path, where there are several. Raw.
	*/
	readonly names: readonly string[];
	/**
	The keys that ask for a target.
	*/
	readonly openers: KeyHandlers;
	readonly type: (text: string) => void;
	/**
	The keys while a target is typed; none while a file or a command takes the secret.
	*/
	readonly handlers: KeyHandlers;
	readonly scope: Extract<Scope, 'secret-file' | 'secret-target'>;
};

/**
Asks for the file or the command that is to get the secret, and gives it to `deliver`. Tab completes the path of a file.
*/
export function useSecretTarget(deliver: (target: SecretTarget) => Promise<void>): SecretTargetControl {
	const [target, setTarget] = useState<SecretTarget | undefined>(undefined);
	const [isDelivering, setIsDelivering] = useState(false);
	const type = (text: string) => {
		setTarget(current => current && {...current, text});
	};

	const completion = usePathCompletion({text: target?.text ?? '', onComplete: type, toNext: undefined});
	const use = async (chosen: SecretTarget) => {
		setIsDelivering(true);
		await deliver(chosen);
		setIsDelivering(false);
		setTarget(undefined);
	};

	return {
		target,
		names: target?.kind === 'file' ? completion.names : [],
		type,
		openers: {
			'write-to-file'() {
				setTarget({kind: 'file', text: ''});
			},
			'pipe-to-command'() {
				setTarget({kind: 'command', text: ''});
			},
		},
		// A command that takes its time must not get the secret twice.
		handlers: target === undefined || isDelivering
			? {}
			: {
				...(!completion.isReading && {
					'use-target'() {
						void use(target);
					},
				}),
				...(target.kind === 'file' && {'complete-path': completion.complete}),
				cancel() {
					setTarget(undefined);
				},
			},
		scope: target?.kind === 'file' ? 'secret-file' : 'secret-target',
	};
}
