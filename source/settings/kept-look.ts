import {createHash} from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import {isUuid, parseHost} from '../api/parse-host.js';
import {validate} from '../api/validate.js';
import type {Look} from '../audit/look.js';
import {refuse, type Refusal, type Result} from '../result.js';
import {decodeText} from '../storage/decode-text.js';
import {parseJson} from '../storage/parse-json.js';
import {readRegularFile} from '../storage/regular-file.js';
import {setFileAside} from '../storage/set-file-aside.js';
import {loadJsonWriter} from '../storage/write-json.js';

/**
A cluster at a host. Two hosts may have a cluster of the same ID, and a look at one says nothing of the other.
*/
export type LookPlace = {
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
};

type Where = LookPlace & {
	/**
	See `stateDirectory`.
	*/
	readonly directory: string;
};

const version = 1;
const largest = 64 * 1024 * 1024; // Bytes
const uuid = v.pipe(v.string(), v.check(isUuid, 'is not a UUID'));

const fileSchema = v.object({
	version: v.literal(version),
	host: v.string(),
	accountId: v.string(),
	clusterId: uuid,
	at: v.pipe(v.string(), v.isoTimestamp('is not a date and time')),
	grants: v.record(uuid, v.pipe(v.string(), v.regex(/^(?:[\da-f]{16}|unreadable)$/, 'is not a hash'))),
});

/**
Reads the look that was kept of a cluster. The value is undefined where none was. It refuses a file that cannot be read or is damaged, and changes nothing. The message names the file and is raw.
*/
export async function readKeptLook(where: Where): Promise<Result<Look | undefined>> {
	const file = fileOf(where);
	if (file === undefined) {
		return refuse('No look is kept of a cluster whose ID is not a UUID.');
	}

	const read = await readRegularFile(file.path, largest);
	if (!read.ok) {
		return read.isMissing ? {ok: true, value: undefined} : refuse(`The last look at this cluster cannot be read: ${read.reason}. The file is ${file.path}.`);
	}

	const content = parseJson(decodeText(read.bytes));
	const checked = content.ok ? validate(fileSchema, content.value, 'the file') : {ok: false as const, problem: 'it is not JSON'};
	const problem = checked.ok ? problemOfPlace(checked.value, file.place) : checked.problem;
	return !checked.ok || problem !== undefined ? refuse(`The last look at this cluster is damaged: ${problem}. What has changed since is not known; "seen" keeps a new look. The file is ${file.path}.`) : {ok: true, value: {at: checked.value.at, grants: new Map(Object.entries(checked.value.grants))}};
}

/**
Keeps a look at a cluster in place of the one before: a file of mode 0600, written whole or not at all. It has no secret and no name in it. A damaged file is renamed and not written over; `message` says so in a sentence, raw, and is empty otherwise. Refuses what cannot be written.
*/
export async function keepLook(where: Where, {at, grants}: Look, now = new Date()): Promise<Refusal | {readonly ok: true; readonly message: string}> {
	const file = fileOf(where);
	if (file === undefined) {
		return refuse('No look is kept of a cluster whose ID is not a UUID.');
	}

	const before = await readKeptLook(where);
	const aside = before.ok ? undefined : setFileAside(file.path, now);
	if (aside?.ok === false) {
		return refuse(`The look cannot be kept: ${file.path} is damaged and cannot be renamed: ${aside.reason}.`);
	}

	const write = await loadJsonWriter();
	const reason = write(where.directory, file.name, {
		version, ...file.place, at, grants: Object.fromEntries(grants),
	});
	return reason === undefined
		? {ok: true, message: aside ? `The damaged file of the last look was renamed to ${aside.path}.` : ''}
		: refuse(`The look cannot be kept: ${file.path} cannot be written: ${reason}.`);
}

/**
The file of a place, and the place in the form in which the file names it. Undefined where the cluster's ID is not a UUID, because it becomes a part of the file's name.
*/
function fileOf({directory, host, accountId, clusterId}: Where): {readonly name: string; readonly path: string; readonly place: LookPlace} | undefined {
	if (!isUuid(clusterId)) {
		return undefined;
	}

	const parsed = parseHost(host);
	const place = {host: parsed.ok ? parsed.host : host, accountId: accountId.toLowerCase(), clusterId: clusterId.toLowerCase()};
	const digest = createHash('sha256').update(JSON.stringify([place.host, place.accountId])).digest('hex').slice(0, 12);
	const name = `look-at-${place.clusterId}-${digest}`;
	return {name, path: path.resolve(directory, `${name}.json`), place};
}

function problemOfPlace(content: LookPlace, place: LookPlace): string | undefined {
	const isHere = content.host === place.host && content.accountId === place.accountId && content.clusterId === place.clusterId;
	return isHere ? undefined : 'it is of another cluster';
}
