import path from 'node:path';
import {defaultPolicy, type Policy} from '../audit/policy/policy.js';
import type {Demo} from '../profiles/demo.js';
import {redact} from '../secrets/redact.js';
import {decodeText} from '../storage/decode-text.js';
import {readRegularFile, type RegularFile} from '../storage/regular-file.js';
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
	The demo, where it is the profile. One that has a directory of its own goes by the policy there: the file for real tokens would say nothing about invented ones, and nothing that is done in the demo may change it.
	*/
	readonly demo: Pick<Demo, 'policy' | 'stateDirectory'> | undefined;
};

export const largestPolicy = 1024 * 1024; // Bytes

/**
Reads the policy: the file that the command line names, or else `policy.toml` in the working directory, or else the one in the configuration directory, or else the defaults. The demo has its own instead of the last three. It never throws because of a file or the disk.
*/
export async function readPolicyFile(places: PolicyPlaces): Promise<PolicyInForce> {
	const {content, text, ...place} = await look(places);
	if (content?.ok) {
		return policyOf(decodeText(content.bytes), place);
	}

	const problem = problemOf(place, content);
	if (problem !== undefined) {
		return {policy: defaultPolicy, file: place.file, problems: [problem]};
	}

	return text === undefined
		? {policy: defaultPolicy, file: undefined, problems: []}
		: policyOf(text, {file: undefined, source: 'the demo\'s own policy'});
}

/**
The file that a change of the policy is written into: the one that is in force, or else one that is to be made. `textOfNew` is the text in which a new file begins; undefined for the initial text. `problem` says why there is no such file, raw.
*/
export async function findPolicyFile(places: PolicyPlaces): Promise<Place & {readonly problem: string | undefined; readonly textOfNew: string | undefined}> {
	const {content, text, ...place} = await look(places);
	return {...place, problem: problemOf(place, content), textOfNew: text};
}

function problemOf({source}: Place, content: RegularFile | undefined): string | undefined {
	return content?.ok === false ? `${source} cannot be read: ${content.reason}.` : undefined;
}

type Place = {
	readonly file: string;
	/**
	How sentences name the file.
	*/
	readonly source: string;
};

type Found = Place & {
	/**
	Undefined where no file is found; then the place is the one where a new file belongs.
	*/
	readonly content: RegularFile | undefined;
	/**
	The text that is in force without a file.
	*/
	readonly text: string | undefined;
};

async function look({environment, given, demo}: PolicyPlaces): Promise<Found> {
	const places = given === undefined ? placesOf(environment, demo) : [givenPlace(given, environment)];
	for (const place of places) {
		const content = await readRegularFile(place.file, largestPolicy); // eslint-disable-line no-await-in-loop -- the second place counts only where the first has no file
		if (content.ok || !content.isMissing || given !== undefined) {
			return {...place, content, text: undefined};
		}
	}

	return {...places.at(-1)!, content: undefined, text: demo?.policy};
}

function placesOf(environment: Environment, demo: PolicyPlaces['demo']): readonly Place[] {
	if (demo?.stateDirectory !== undefined) {
		return [{file: path.join(demo.stateDirectory, 'policy.toml'), source: 'the demo\'s own policy'}];
	}

	const kept = path.join(configurationDirectory(environment), 'policy.toml');
	return [
		{file: path.resolve('policy.toml'), source: 'policy.toml'},
		{file: kept, source: shortPath(kept, environment)},
	];
}

function givenPlace(given: string, environment: Environment): Place {
	const file = path.resolve(expandHome(given, environment));
	return {file, source: shortPath(file, environment)};
}

async function policyOf(text: string, {file, source}: {readonly file: string | undefined; readonly source: string}): Promise<PolicyInForce> {
	// Loads the parser of TOML and the rules, which nothing needs without a policy.
	const {parsePolicy} = await import('../audit/policy/parse-policy.js');
	const parsed = parsePolicy(text, source);
	return parsed.ok
		? {policy: parsed.value, file, problems: []}
		// A person may have pasted a token into the wrong file.
		: {policy: defaultPolicy, file, problems: parsed.problems.map(problem => redact(problem))};
}
