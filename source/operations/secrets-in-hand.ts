import type {JournalEntry} from '../journal/journal-entry.js';
import type {OperationJournal} from './types.js';

/**
A created token whose secret was not handed over, as far as the journal knows. The description is raw text.
*/
export type SecretInHand = {
	readonly operationId: string;
	readonly tokenId: string;
	readonly description: string;
	/**
	The result of the create.
	*/
	readonly result: string;
	readonly cause: string | undefined;
};

/**
The created tokens whose secrets a program still held when it last wrote to the journal, oldest first. If that program has ended, each secret is in a private file or lost. Tokens that were revoked since, or whose rotation went on, are left out.
*/
export function secretsInHand(entries: readonly JournalEntry[]): readonly SecretInHand[] {
	const intents = new Map(entries.filter(entry => entry.kind === 'intent').map(intent => [intent.operationId, intent]));
	const open = new Map<string, SecretInHand>();
	const tokenByRotation = new Map<string, string>();
	for (const entry of entries) {
		if (entry.kind === 'note') {
			if (entry.step === 'handed-over') {
				open.delete(tokenByRotation.get(entry.rotationId) ?? '');
			}

			continue;
		}

		const intent = entry.kind === 'outcome' ? intents.get(entry.operationId) : undefined;
		if (entry.kind !== 'outcome' || !intent) {
			continue;
		}

		if (intent.action !== 'create') {
			if (entry.result === 'revoked' || entry.result === 'already-gone') {
				open.delete(intent.tokenId.toLowerCase());
			}

			continue;
		}

		const {tokenId, secret, operationId, result, cause} = entry;
		if (tokenId === undefined) {
			continue;
		}

		const key = tokenId.toLowerCase();
		if (intent.rotationId !== undefined) {
			tokenByRotation.set(intent.rotationId, key);
		}

		if (secret === 'in-hand') {
			open.set(key, {
				operationId, tokenId, description: intent.description, result, cause,
			});
		} else {
			open.delete(key);
		}
	}

	return open.values().toArray();
}

/**
Looks for the private files of secrets whose program has ended, and writes to the journal whether each secret is kept or lost. Gives one sentence for each, raw text.

The caller holds the cluster's batch lock.
*/
export async function accountForSecrets(secrets: readonly SecretInHand[], {journal, find}: {
	readonly journal: OperationJournal;
	/**
	Gives the path of the private file that holds a token's secret, or undefined if there is none.
	*/
	readonly find: (tokenId: string) => Promise<string | undefined>;
}): Promise<readonly string[]> {
	const sentences: string[] = [];
	for (const {operationId, tokenId, description, result, cause} of secrets) {
		// eslint-disable-next-line no-await-in-loop -- a few at most
		const file = await find(tokenId);
		const what = `The secret of "${description}" (${tokenId}) was not handed over before the program ended`;
		sentences.push(file === undefined ? `${what} and is lost, unless another influx-tokens still shows it: revoke the token.` : `${what}; it is kept in ${file}.`);
		// eslint-disable-next-line no-await-in-loop
		await journal.append({
			kind: 'outcome', operationId, result, ...(cause !== undefined && {cause}), tokenId, secret: file === undefined ? 'lost' : 'kept',
		});
	}

	return sentences;
}
