import {useState} from 'react';
import {recordHandOver} from '../../../operations/rotation/record.js';
import type {Result} from '../../../result.js';
import type {Secret} from '../../../secrets/secret.js';
import {useAppContext} from '../../../session/app-context.js';
import {useOperationParts} from '../../../session/change/use-operation-parts.js';
import {clipboardWords} from '../../../session/clipboard/clipboard-words.js';
import type {Services} from '../../../session/services.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useShow} from '../../../session/use-show.js';
import {defaultSettle} from '../../../tokens/rotation.js';
import {useSecretTarget, type SecretTarget, type SecretTargetControl} from './use-secret-target.js';

type Options = {
	readonly tokenId: string;
	/**
	Undefined once the token is revoked.
	*/
	readonly secret: Secret | undefined;
	/**
	The rotation whose successor the token is; undefined for any other token.
	*/
	readonly rotationId: string | undefined;
};

export type SecretDelivery = {
	readonly asking: SecretTargetControl;
	/**
	One sentence for each delivery that succeeded, the oldest first.
	*/
	readonly done: readonly string[];
	/**
	Whether a file or a command has the secret, so that it is surely stored.
	*/
	readonly isStored: boolean;
	readonly sendToClipboard: () => void;
	/**
	Writes into the journal, once, that the person has the secret.
	*/
	readonly noteHandOver: () => Promise<void>;
};

/**
Gives the secret of a new token to a new file, to the standard input of a command, or to the clipboard. Where the token is the successor of a rotation, giving it to a file or a command also takes the rotation's step of handing it over, as the command `rotate` does.
*/
export function useSecretDelivery({tokenId, secret, rotationId}: Options): SecretDelivery {
	const {notice, services} = useAppContext();
	const {handOver, journal} = useClusterSession();
	const show = useShow();
	const [done, setDone] = useState<readonly string[]>([]);
	const [isStored, setIsStored] = useState(false);
	const open = useOperationParts();

	const tell = (words: string) => {
		setDone(before => [...before.filter(earlier => earlier !== words), words]);
		notice(undefined);
	};

	const noteHandOver = async () => {
		await handOver.handedOver(tokenId);
		journal.reread();
	};

	const noteStep = async (id: string) => {
		const parts = await open();
		const noted = parts.ok ? await recordHandOver(parts.value.journal, id, new Date(services.now() + defaultSettle)) : parts;
		if (!noted.ok) {
			notice(show(noted.message), 'danger');
		}

		journal.reread();
	};

	const asking = useSecretTarget(async ({kind, text}) => {
		if (!secret || text.trim() === '') {
			notice(kind === 'file' ? 'Enter the path of a new file.' : 'Enter a command.', 'warning');
			return;
		}

		const given = await giveSecret(services, secret, {kind, text: text.trim()});
		if (!given.ok) {
			notice(show(given.message), 'danger');
			return;
		}

		// The field closes now: a key that comes while the journal is written is not meant for it.
		tell(show(given.value));
		setIsStored(true);
		void (async () => {
			await noteHandOver();
			if (rotationId !== undefined && !isStored) {
				await noteStep(rotationId);
			}
		})();
	});

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

	return {
		asking,
		done,
		isStored,
		noteHandOver,
		sendToClipboard() {
			void copy();
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
