import path from 'node:path';
import {parsePolicy} from '../audit/policy/parse-policy.js';
import {defaultPolicy, type Policy} from '../audit/policy/policy.js';
import {redact} from '../secrets/redact.js';
import {decodeText} from '../storage/decode-text.js';
import {readRegularFile} from '../storage/regular-file.js';
import {shortPath} from '../storage/short-path.js';
import {configurationDirectory, expandHome, type Environment} from '../storage/user-directory.js';

/**
The policy that is in force, and where it stands.
*/
export type PolicyInForce = {
	/**
	The defaults where no file is found, and where the file cannot be used.
	*/
	readonly policy: Policy;
	/**
	The whole path of the file; undefined where none is found.
	*/
	readonly file: string | undefined;
	/**
	Why the file cannot be used, a sentence each, raw. Empty where the policy is in force.
	*/
	readonly problems: readonly string[];
};

export type PolicyPlaces = {
	readonly environment: Environment;
	/**
	The value of `--policy`. That file must exist.
	*/
	readonly given: string | undefined;
	/**
	The text of a policy that is in force where no file is found; the demo has one.
	*/
	readonly fallback: string | undefined;
};

const largestPolicy = 1024 * 1024; // Bytes

/**
Reads the policy: the file that the command line names, or else `policy.toml` in the working directory, or else the one in the configuration directory, or else the defaults. It never throws because of a file or the disk.
*/
export async function readPolicyFile({environment, given, fallback}: PolicyPlaces): Promise<PolicyInForce> {
	for (const {file, source} of given === undefined ? placesOf(environment) : [givenPlace(given, environment)]) {
		const read = await readRegularFile(file, largestPolicy); // eslint-disable-line no-await-in-loop -- the second place counts only where the first has no file
		if (read.ok) {
			return policyOf(decodeText(read.bytes), {file, source});
		}

		if (!read.isMissing || given !== undefined) {
			return {policy: defaultPolicy, file, problems: [`${source} cannot be read: ${read.reason}.`]};
		}
	}

	return fallback === undefined
		? {policy: defaultPolicy, file: undefined, problems: []}
		: policyOf(fallback, {file: undefined, source: 'the demo\'s own policy'});
}

type Place = {
	readonly file: string;
	/**
	How sentences name the file.
	*/
	readonly source: string;
};

function placesOf(environment: Environment): readonly Place[] {
	const kept = policyToCreate(environment);
	return [
		{file: path.resolve('policy.toml'), source: 'policy.toml'},
		{file: kept, source: shortPath(kept, environment)},
	];
}

function givenPlace(given: string, environment: Environment): Place {
	const file = path.resolve(expandHome(given, environment));
	return {file, source: shortPath(file, environment)};
}

/**
The file that a policy is written into where none is found.
*/
function policyToCreate(environment: Environment): string {
	return path.join(configurationDirectory(environment), 'policy.toml');
}

function policyOf(text: string, {file, source}: {readonly file: string | undefined; readonly source: string}): PolicyInForce {
	const parsed = parsePolicy(text, source);
	return parsed.ok
		? {policy: parsed.value, file, problems: []}
		// A person may have pasted a token into the wrong file.
		: {policy: defaultPolicy, file, problems: parsed.problems.map(problem => redact(problem))};
}
