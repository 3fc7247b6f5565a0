import {useState} from 'react';
import type {Result} from '../../../result.js';
import type {Secret} from '../../../secrets/secret.js';
import {useAppContext, type KeyHandlers} from '../../../session/app-context.js';
import {clipboardWords} from '../../../session/clipboard/clipboard-words.js';
import type {Services} from '../../../session/services.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useShow} from '../../../session/use-show.js';

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

export type SecretDelivery = {
	/**
	Undefined as long as the person types none.
	*/
	readonly target: SecretTarget | undefined;
	/**
	One sentence for each delivery that succeeded, the oldest first.
	*/
	readonly done: readonly string[];
	readonly openTarget: (kind: SecretTarget['kind']) => void;
	readonly typeTarget: (text: string) => void;
	/**
	The keys while a target is typed; none while a file or a command takes the secret.
	*/
	readonly targetHandlers: KeyHandlers;
	readonly sendToClipboard: () => void;
	/**
	Writes into the journal, once, that the person has the secret.
	*/
	readonly noteHandOver: () => Promise<void>;
};

/**
Gives the secret of a new token to a new file, to the standard input of a command, or to the clipboard. `secret` is undefined once the token is revoked.
*/
export function useSecretDelivery(tokenId: string, secret: Secret | undefined): SecretDelivery {
	const {notice, services} = useAppContext();
	const {handOver, journal} = useClusterSession();
	const show = useShow();
	const [target, setTarget] = useState<SecretTarget | undefined>(undefined);
	const [done, setDone] = useState<readonly string[]>([]);
	const [isDelivering, setIsDelivering] = useState(false);

	const tell = (words: string) => {
		setDone(current => current.includes(words) ? current : [...current, words]);
		notice(words, 'good');
	};

	const noteHandOver = async () => {
		await handOver.handedOver(tokenId);
		journal.reread();
	};

	const deliver = async ({kind, text}: SecretTarget) => {
		if (!secret || text.trim() === '') {
			notice(kind === 'file' ? 'Enter the path of a new file.' : 'Enter a command.', 'warning');
			return;
		}

		setIsDelivering(true);
		const given = await giveSecret(services, secret, {kind, text: text.trim()});
		if (given.ok) {
			tell(show(given.value));
			void noteHandOver();
		} else {
			notice(show(given.message), 'danger');
		}

		setIsDelivering(false);
		setTarget(undefined);
	};

	const copy = async () => {
		if (!secret) {
			return;
		}

		const sent = await services.writeSecretToClipboard(secret);
		if (sent.ok) {
			tell(clipboardWords(sent.value, 'the secret'));
		} else {
			notice(sent.message, 'warning');
		}
	};

	const typeTarget = (text: string) => {
		setTarget(current => current && {...current, text});
	};

	return {
		target,
		done,
		typeTarget,
		noteHandOver,
		openTarget(kind) {
			setTarget({kind, text: ''});
		},
		sendToClipboard() {
			void copy();
		},
		// A command that takes its time must not get the secret twice.
		targetHandlers: target === undefined || isDelivering
			? {}
			: {
				'use-target'() {
					void deliver(target);
				},
				cancel() {
					setTarget(undefined);
				},
			},
	};
}

/**
Gives the secret to the target, and says how that went in one sentence. Raw outside text.
*/
async function giveSecret(services: Services, secret: Secret, {kind, text}: SecretTarget): Promise<Result<string>> {
	if (kind === 'file') {
		const written = await services.writeNewFile(text, secret);
		return written.ok ? {ok: true, value: `Written to ${written.value}, readable only by you.`} : written;
	}

	const piped = await services.pipeTo(text, secret);
	return piped.ok ? {ok: true, value: 'The command took it and ended well.'} : piped;
}
