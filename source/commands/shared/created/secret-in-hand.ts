import process from 'node:process';
import type {Secret} from '../../../secrets/secret.js';
import type {CreatedToken, ManagementApi} from '../../../api/types.js';
import {keepSecret} from '../../../journal/keep-secret.js';
import {stateDirectory} from '../../../journal/state-directory.js';
import type {SecretState} from '../../../journal/journal-entry.js';
import {holdSignals} from '../change/hold-signals.js';
import {revokeCommand} from '../change/next-command.js';
import type {Place} from '../place/place.js';
import type {Say} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';

/**
Holds the secret of a token that a command creates, from the moment the answer arrives until the secret is handed over. If the program ends in between, the secret is kept in a private file, and the last line on stderr says where. Only SIGKILL leaves no time for that.
*/
export type SecretInHand = {
	/**
	The same API. A create through it puts the secret in hand.
	*/
	readonly api: ManagementApi;
	/**
	Whether the request that brings the secret is in flight.
	*/
	readonly isExpected: boolean;
	/**
	Call it when the secret has been handed over.
	*/
	handedOver(): void;
	/**
	Keeps the secret in a private file, and says so on stderr. `reason` is a sentence that says why it could not be handed over.
	*/
	keep(reason: string): Extract<SecretState, 'kept' | 'lost'>;
	/**
	Call it when the work is done.
	*/
	release(): void;
};

function watchSecret(api: ManagementApi, place: Place, {environment, say}: Pick<CommandSurroundings, 'environment'> & {readonly say: Say}): SecretInHand {
	let held: CreatedToken | undefined;
	let isExpected = false;

	const keep = (reason: string): 'kept' | 'lost' => {
		if (held === undefined) {
			return 'kept';
		}

		const {accessToken, ...token} = held;
		held = undefined;
		return keepAndSay(accessToken, token, reason);
	};

	const keepAndSay = (secret: Secret, {id, description}: Pick<CreatedToken, 'id' | 'description'>, reason: string): 'kept' | 'lost' => {
		say(`The secret of "${description}" (${id}) was not handed over: ${reason}`);
		const kept = keepSecret(stateDirectory(environment), id, secret);
		const revoke = revokeCommand(place, id) ?? 'look for the token in the list, and ask whoever runs the service';
		say(kept.ok
			? `It is kept in ${kept.value}, readable only by you: put it where it belongs, then remove that file. If the token is not needed: ${revoke}`
			: `It could not be kept either (${kept.message}) and is lost: ${revoke}, then create another token.`);
		return kept.ok ? 'kept' : 'lost';
	};

	const onExit = (): void => {
		keep('the program ended before.');
	};

	process.on('exit', onExit);
	return {
		api: {
			...api,
			async createToken(token, options) {
				isExpected = true;
				const answer = await api.createToken(token, options);
				isExpected = false;
				if (answer.ok) {
					held = answer.value;
				}

				return answer;
			},
		},
		get isExpected() {
			return isExpected;
		},
		handedOver() {
			held = undefined;
		},
		keep,
		release() {
			process.off('exit', onExit);
		},
	};
}

export type HeldSecret = {
	readonly inHand: SecretInHand;
	/**
	The first signal of the operating system aborts it.
	*/
	readonly signal: AbortSignal;
	readonly isInterrupted: boolean;
};

/**
Does the work of a command that creates a token. SIGINT, SIGTERM and SIGHUP ask it to stop. A create that was already sent is waited for, and its secret is handed over.
*/
export async function holdSecret<Result>(api: ManagementApi, place: Place, surroundings: Parameters<typeof watchSecret>[2], work: (held: HeldSecret) => Promise<Result>): Promise<Result> {
	const stopping = new AbortController();
	const inHand = watchSecret(api, place, surroundings);
	const held = holdSignals(() => {
		stopping.abort();
		if (inHand.isExpected) {
			surroundings.say('Waiting for the answer, which brings the secret. A second signal ends at once, and the secret may be lost with the answer.');
		}
	});
	try {
		return await work({
			inHand,
			signal: stopping.signal,
			get isInterrupted() {
				return held.isInterrupted;
			},
		});
	} finally {
		inHand.release();
		held.release();
	}
}
