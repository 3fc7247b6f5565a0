import {Buffer} from 'node:buffer';
import path from 'node:path';
import {addMute} from '../audit/policy/add-mute.js';
import {initialPolicyText} from '../audit/policy/initial-policy-text.js';
import {parsePolicy} from '../audit/policy/parse-policy.js';
import type {Mute} from '../audit/policy/policy.js';
import {removeMute, type MuteSubject} from '../audit/policy/remove-mute.js';
import {refuse, type Result} from '../result.js';
import {decodeText} from '../storage/decode-text.js';
import {replaceFile, type FileBefore} from '../storage/replace-file.js';
import {
	findPolicyFile,
	largestPolicy,
	readPolicyFile,
	type PolicyInForce,
	type PolicyPlaces,
} from './policy-file.js';

/**
Writes a mute into the file of the policy that is in force, in place of one of the same rule and subject. Where there is no file, it makes `policy.toml` in the configuration directory; for the demo, in the demo's own directory. Gives the policy as it is now, or a sentence, raw.
*/
export async function writeMute(places: PolicyPlaces, mute: Mute): Promise<Result<PolicyInForce>> {
	return changeText(places, text => addMute(text, mute));
}

/**
Removes the mutes of a rule and a subject from that file.
*/
export async function deleteMute(places: PolicyPlaces, subject: MuteSubject): Promise<Result<PolicyInForce>> {
	return changeText(places, text => removeMute(text, subject));
}

async function changeText(places: PolicyPlaces, change: (text: string) => string): Promise<Result<PolicyInForce>> {
	const {file, source, problem, textOfNew = initialPolicyText()} = await findPolicyFile(places);
	if (problem !== undefined) {
		return refuse(`${problem} Nothing was written.`);
	}

	const written = replaceFile(file, {
		largest: largestPolicy,
		change(before) {
			const read = textOf(before, {source, textOfNew});
			if (!read.ok) {
				return read;
			}

			const old = parsePolicy(read.value, source);
			const text = old.ok ? change(read.value) : read.value;
			const parsed = old.ok ? parsePolicy(text, source) : old;
			return parsed.ok ? {ok: true, value: encode(text, before)} : refuse(`${parsed.message} Nothing was written: correct ${path.basename(file)} by hand.`);
		},
	});
	return written.ok ? {ok: true, value: await readPolicyFile(places)} : written;
}

const byteOrderMark = '\u{FEFF}';

function textOf(before: FileBefore, {source, textOfNew}: {readonly source: string; readonly textOfNew: string}): Result<string> {
	if (before === undefined) {
		return {ok: true, value: textOfNew};
	}

	const text = decodeText(before);
	return Buffer.from(text).equals(before) || Buffer.from(`${byteOrderMark}${text}`).equals(before)
		? {ok: true, value: text}
		: refuse(`${source} is not text in UTF-8. Nothing was written: save it as UTF-8.`);
}

/**
Keeps the byte order mark that the file had.
*/
function encode(text: string, before: FileBefore): Uint8Array {
	const bytes = Buffer.from(text);
	return before !== undefined && Buffer.from(byteOrderMark).equals(before.subarray(0, 3)) ? Buffer.concat([Buffer.from(byteOrderMark), bytes]) : bytes;
}
