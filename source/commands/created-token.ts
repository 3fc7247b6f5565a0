import type {Secret} from '../api/secret.js';
import type {CreateResult} from '../operations/create-token.js';
import type {RotationStart} from '../operations/rotate.js';
import {errorReason} from '../profiles/error-reason.js';
import {writeWhole} from '../profiles/whole-output.js';
import {isoSeconds} from '../tokens/dates.js';
import {exportRows} from '../tokens/export-rows.js';
import {exitCodes} from './exit-codes.js';
import type {ResultRow} from './result-rows.js';
import type {RowFormat} from './row-formats.js';
import {sayTo} from './say.js';
import {keepSecret, type Delivered, type SecretTarget} from './secret-target.js';
import {hasNoReader, type CommandSurroundings} from './surroundings.js';
import {unprintableSecret} from './unprintable-secret.js';

export type TokenMade = {
	readonly exitCode: number;
	/**
	Whether the secret is where it was to go.
	*/
	readonly isHandedOver: boolean;
	/**
	To be printed. None where the secret has been.
	*/
	readonly rows: readonly ResultRow[];
};

type Options = {
	readonly target: SecretTarget;
	/**
	As asked for.
	*/
	readonly description: string;
	readonly format: RowFormat;
};

/**
Does with a create's outcome what is left to do: hands the secret over, or says what may have come of it.
*/
export async function finishCreate(result: CreateResult | RotationStart, {target, description, format}: Options, surroundings: CommandSurroundings): Promise<TokenMade> {
	if (result.kind === 'created') {
		return handOver(result, {target, format}, surroundings);
	}

	const say = sayTo(surroundings.stderr);
	const isPrinting = target.kind === 'print';
	await target.discard();
	if (result.kind === 'unknown') {
		say(`Unknown whether "${description}" was created: ${result.cause}.`);
		for (const {id} of result.strays) {
			say(`It may be ${id}, whose secret nobody has: influx-tokens revoke ${id} --force`);
		}

		return {
			exitCode: exitCodes.notAll,
			isHandedOver: false,
			rows: isPrinting
				? []
				: (result.strays.length === 0 ? [{id: '', description}] : result.strays).map(({id, description: text}) => ({
					id, description: text, result: 'unknown', cause: result.cause, at: undefined,
				})),
		};
	}

	say(`Not created: ${result.cause}.`);
	return {
		exitCode: 'error' in result && result.error?.kind === 'unauthorized' ? exitCodes.credentials : exitCodes.notAll,
		isHandedOver: false,
		rows: isPrinting
			? []
			: [{
				id: '', description, result: result.kind === 'skipped' ? 'skipped' : 'failed', cause: result.cause, at: undefined,
			}],
	};
}

async function handOver({token, secret, at, cause}: Extract<CreateResult, {readonly kind: 'created'}>, {target, format}: Pick<Options, 'target' | 'format'>, surroundings: CommandSurroundings): Promise<TokenMade> {
	const {stdout, stderr, environment} = surroundings;
	const say = sayTo(stderr);
	const row: ResultRow = {
		id: token.id, description: token.description, result: 'created', cause, at: isoSeconds(at),
	};
	const isPrinting = target.kind === 'print';
	const unprintable = isPrinting ? unprintableSecret(secret, stdout) : undefined;
	const delivered: Delivered = unprintable === undefined ? await (isPrinting ? print(row, secret, format, stdout) : target.deliver(secret)) : {ok: false, message: unprintable};
	say(`Created ${token.description} (${token.id})${delivered.ok ? `: ${delivered.words}` : ''}. It may answer 401 for a few minutes.`);
	if (cause !== undefined) {
		say(`It is ${cause}.`);
	}

	if (delivered.ok) {
		return {exitCode: exitCodes.done, isHandedOver: true, rows: isPrinting ? [] : [row]};
	}

	await target.discard();
	await keepSecret({secret, tokenId: token.id, message: delivered.message}, {environment, say});
	return {
		exitCode: exitCodes.notAll,
		isHandedOver: false,
		rows: isPrinting ? [] : [{...row, cause: ['its secret was not handed over', ...cause === undefined ? [] : [cause]].join('; ')}],
	};
}

/**
Prints the secret because it was asked for: alone, or in JSON as `accessToken`.
*/
async function print(row: ResultRow, secret: Secret, format: RowFormat, stdout: NodeJS.WritableStream): Promise<Delivered> {
	const cause = row.cause ?? null;
	const text = format === 'json' || format === 'jsonl'
		? exportRows([{...row, cause, accessToken: secret.reveal()}], [], format)
		: `${secret.reveal()}\n`;
	const error = await writeWhole(text, stdout);
	return error === undefined
		? {ok: true, words: 'its secret is on stdout'}
		: {ok: false, message: hasNoReader(error) ? 'nobody reads stdout any more.' : `stdout cannot be written: ${errorReason(error)}.`};
}
