import {isUuid} from '../../../api/parse-host.js';
import {refuse, type Result} from '../../../result.js';
import type {Secret} from '../../../secrets/secret.js';
import {noteSecret} from '../../../operations/create-record.js';
import type {Created, CreateResult} from '../../../operations/create-result.js';
import type {RotationStart} from '../../../operations/rotation/start-rotation.js';
import type {ChangeContext} from '../../../operations/types.js';
import {errorReason} from '../../../storage/error-reason.js';
import {writeWhole} from '../../../storage/write-whole.js';
import {isoSeconds} from '../../../tokens/time/parse-time.js';
import {exportRows} from '../../../tokens/list/export-rows.js';
import {exitCodes} from '../../../exit-codes.js';
import {nextCommand, revokeCommand} from '../change/next-command.js';
import type {Place} from '../place/place.js';
import type {Work} from '../change/open-work.js';
import type {ResultRow} from '../change/result-row.js';
import type {RowFormat} from '../output/row-formats.js';
import {sayTo, type Say} from '../output/say.js';
import {hasNoReader, type CommandSurroundings} from '../program/surroundings.js';
import type {SecretInHand} from './secret-in-hand.js';
import type {SecretTarget} from './secret-target.js';

export type TokenMade = {
	readonly exitCode: number;
	/**
	Whether the secret was handed over.
	*/
	readonly isHandedOver: boolean;
	/**
	Whether the token is what was asked for.
	*/
	readonly isAsAsked: boolean;
	/**
	The rows to print. Empty where the secret was printed, because only that may be on stdout.
	*/
	readonly rows: readonly ResultRow[];
};

type Options = {
	readonly target: SecretTarget;
	/**
	The description that was asked for.
	*/
	readonly description: string;
	readonly format: RowFormat;
	readonly place: Place;
	readonly work: Work;
	readonly inHand: SecretInHand;
	readonly rotation?: ChangeContext['rotation'];
	/**
	Makes the text to print for a secret that goes to stdout. By default it is the secret alone, or in JSON the row with it.
	*/
	readonly printedText?: PrintedText | undefined;
};

/**
Makes the text that a create prints to stdout, with the secret in it.
*/
export type PrintedText = (created: Created, place: Place) => string;

/**
Finishes a create: hands the secret over, or says why there is none and which tokens may have been created.
*/
export async function finishCreate(result: CreateResult | RotationStart, options: Options, surroundings: CommandSurroundings): Promise<TokenMade> {
	if (result.kind === 'created') {
		return handOver(result, options, surroundings);
	}

	const {target, description, place} = options;
	const say = sayTo(surroundings.stderr);
	const isPrinting = target.kind === 'print';
	await target.discard();
	if (result.kind === 'unknown') {
		say(`Unknown whether "${description}" was created: ${result.cause}.`);
		for (const {id} of result.candidates) {
			const command = revokeCommand(place, id);
			say(command === undefined
				? `It may be the token with the ID "${id}", which is not a UUID, and whose secret is lost: look for it in the list.`
				: `It may be ${id}, whose secret is lost: ${command}`);
		}

		return {
			exitCode: exitCodes.notAll,
			isHandedOver: false,
			isAsAsked: false,
			rows: isPrinting
				? []
				: (result.candidates.length === 0 ? [{id: undefined, description}] : result.candidates).map(({id, description: text}) => ({
					id, description: text, result: 'unknown', cause: result.cause, at: undefined,
				})),
		};
	}

	say(`Not created: ${result.cause}.`);
	return {
		exitCode: 'error' in result && result.error?.kind === 'unauthorized' ? exitCodes.credentials : exitCodes.notAll,
		isHandedOver: false,
		isAsAsked: false,
		rows: isPrinting
			? []
			: [{
				id: undefined, description, result: result.kind === 'skipped' ? 'skipped' : 'failed', cause: result.cause, at: undefined,
			}],
	};
}

async function handOver(created: Created, {target, format, place, work, inHand, rotation, printedText}: Options, {stdout, stderr}: CommandSurroundings): Promise<TokenMade> {
	const say = sayTo(stderr);
	const {token, secret, at, cause, differences} = created;
	const isAsAsked = differences.length === 0;
	const row: ResultRow = {
		id: token.id,
		description: token.description,
		result: isAsAsked ? 'created' : 'not-as-asked',
		cause: [...differences, ...(cause === undefined ? [] : [cause])].join('; ') || undefined,
		at: isoSeconds(at),
	};
	const isPrinting = target.kind === 'print';
	const unprintable = isPrinting ? unprintableSecret(secret, stdout) : undefined;
	const delivered = unprintable === undefined ? await (isPrinting ? print(printedText?.(created, place) ?? textOf(row, secret, format), stdout) : target.deliver(secret)) : refuse(unprintable);
	if (delivered.ok) {
		inHand.handedOver();
	}

	if (cause !== undefined) {
		say(`The new token ${cause.replace(/^not in/, 'is not in')}.`);
	}

	sayCreated(created, place, delivered.ok ? `${delivered.value}. It may answer 401 for a few minutes.` : undefined, say);
	if (delivered.ok) {
		await note('handed-over');
		return {
			exitCode: isAsAsked ? exitCodes.done : exitCodes.notAll, isHandedOver: true, isAsAsked, rows: isPrinting ? [] : [row],
		};
	}

	const keptAs = inHand.keep(delivered.message);
	await target.discard();
	await note(keptAs);
	return {
		exitCode: exitCodes.notAll,
		isHandedOver: false,
		isAsAsked,
		rows: isPrinting ? [] : [{...row, cause: ['its secret was not handed over', ...(row.cause === undefined ? [] : [row.cause])].join('; ')}],
	};

	async function note(state: 'handed-over' | 'kept' | 'lost'): Promise<void> {
		const noted = await noteSecret(work.journal, created, state, rotation);
		// `cause` already says that the journal could not be written.
		if (!noted.ok && cause === undefined) {
			say(noted.message);
		}
	}
}

/**
Says which token was created; where it is not as asked, what the person can do; and last, where the secret is.
*/
function sayCreated({token: {id, description}, differences, idProblem}: Created, place: Place, delivered: string | undefined, say: Say): void {
	if (differences.length === 0) {
		say(`Created ${description} (${id})${delivered === undefined ? '.' : `: ${delivered}`}`);
		return;
	}

	say(`Created "${description}"${isUuid(id) ? ` (${id})` : ''}, but not as asked: it ${differences.join('; it ')}.`);
	if (idProblem === undefined) {
		say(`Revoke it: ${revokeCommand(place, id) ?? ''}`);
		say(`Or change its grants, not its expiry: ${nextCommand(place, ['update', id, '--read-database', 'NAME', '--write-database', 'NAME'], {needsConfirm: true})}`);
		say('Or keep it as it is.');
	} else {
		say('No command can name this token: look for it in the list, and ask whoever runs the service.');
	}

	if (delivered !== undefined) {
		say(`${delivered.charAt(0).toUpperCase()}${delivered.slice(1)}`);
	}
}

/**
The secret as `--print-secret` prints it: alone, or in JSON as `accessToken`.
*/
function textOf(row: ResultRow, secret: Secret, format: RowFormat): string {
	return format === 'json' || format === 'jsonl'
		? exportRows([{...row, cause: row.cause ?? null, accessToken: secret.reveal()}], [], format)
		: `${secret.reveal()}\n`;
}

/**
Prints a text with the secret. The value says where the secret is.
*/
async function print(text: string, stdout: NodeJS.WritableStream): Promise<Result<string>> {
	const error = await writeWhole(text, stdout);
	return error === undefined
		? {ok: true, value: 'its secret is on stdout'}
		: refuse(hasNoReader(error) ? 'the program that reads stdout has ended.' : `stdout cannot be written: ${errorReason(error)}.`);
}

const printable = /^[\u{21}-\u{7E}]*$/u;

/**
Why a secret is not printed to this stream: it holds characters that a terminal would obey or hide. Undefined where it can be printed. A file and a pipe get every secret unchanged.
*/
export function unprintableSecret(secret: Secret, stdout: NodeJS.WritableStream): string | undefined {
	const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
	return isTerminal && !printable.test(secret.reveal())
		? 'it holds characters that a terminal may obey or hide, so it was not printed to one.'
		: undefined;
}
