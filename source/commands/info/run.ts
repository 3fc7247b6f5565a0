import path from 'node:path';
import process from 'node:process';
import {stateDirectory} from '../../journal/state-directory.js';
import {chooseCluster} from '../../profiles/choose-profile.js';
import type {Profile} from '../../profiles/types.js';
import {readPolicyFile} from '../../settings/policy-file.js';
import {readHabitsFile} from '../../settings/habits-file.js';
import {chooseTheme} from '../../theme/choose-theme.js';
import type {ThemeName} from '../../theme/palettes.js';
import {display} from '../../terminal/display.js';
import {harmlessJson} from '../../tokens/text/harmless-json.js';
import {exitCodes} from '../../exit-codes.js';
import {knownProfiles} from '../shared/place/known-profiles.js';
import {findProfile} from '../shared/place/find-profile.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {sourceWords} from '../shared/place/source-words.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {tableLines} from '../shared/output/table-lines.js';
import {writePieces} from '../shared/output/write-pieces.js';
import {authorityFacts} from './authority-facts.js';
import {factKey, sections, type Fact} from './fact.js';
import type {FactOutput} from './info-output.js';
import {pathFacts} from './path-facts.js';
import {networkFacts, proxyProblems, timeoutProblems} from './network-facts.js';
import {settingFacts, variableFacts} from './setting-facts.js';

export type InfoOptions = PlaceOptions & {
	readonly format: 'table' | 'json';
	readonly readOnly?: boolean;
	readonly ascii?: boolean;
	readonly theme?: ThemeName;
	readonly version: string;
};

/**
Prints every path and setting, and where each came from. It reads no secret and prints none. Gives the exit code.
*/
export async function runInfo(options: InfoOptions, {environment, stdout, stderr, isReadOnly}: CommandSurroundings): Promise<number> {
	const {profiles, path: settingsPath, problems, warnings} = await knownProfiles({environment, host: options.host, influxctlConfig: options.influxctlConfig});
	const found = await findProfile(options, environment);
	// A named profile that does not exist is a mistake. Where no profile is chosen, the output says so.
	if (!found.ok && options.profile !== undefined) {
		return failTo(stderr)(found.message, found.exitCode);
	}

	const profile = found.ok ? found.value.profile : undefined;
	const cluster = profile && options.cluster !== undefined ? chooseCluster(profile, options.cluster) : undefined;
	if (cluster?.ok === false) {
		return failTo(stderr)(options.variables?.cluster === undefined ? cluster.message : `${options.variables.cluster}: ${cluster.message}`, exitCodes.usage);
	}

	const policy = await readPolicyFile({environment, given: options.policy, demo: undefined});
	const {habits} = readHabitsFile(path.join(stateDirectory(environment), 'habits.json'));
	const authorities = await authorityFacts(environment, {profile, caFile: options.caFile});
	const facts: readonly Fact[] = [
		{section: 'program', name: 'version', value: options.version},
		{section: 'program', name: 'Node', value: process.versions.node},
		{section: 'program', name: 'platform', value: `${process.platform} ${process.arch}`},
		// The demo's journal is in a directory that each command makes and removes.
		...pathFacts(environment, {
			settingsPath, profile: profile?.origin === 'demo' ? undefined : profile, influxctlConfig: options.influxctlConfig, configFrom: options.variables?.influxctlConfig, policyFile: policy.file, isPolicyGiven: options.policy !== undefined,
		}),
		...profileFacts(profile, profiles.filter(({origin}) => origin !== 'demo').length, options),
		...(cluster
			? [{
				section: 'profile', name: 'cluster', value: cluster.value.name, from: options.variables?.cluster ?? '--cluster',
			} as const]
			: []),
		...settingFacts({
			environment,
			stdout: stdout as NodeJS.WritableStream & {readonly isTTY?: boolean},
			profile,
			readOnly: options.readOnly,
			isReadOnly,
			ascii: options.ascii,
			theme: options.theme,
			habit: habits.theme,
		}),
		...networkFacts(environment, {...options, profile}),
		...authorities.facts,
		...variableFacts(environment, profile),
	];
	const {notice: themeProblem} = chooseTheme({
		option: options.theme, environment, habit: habits.theme, colorLevel: 'none',
	});
	const say = sayTo(stderr);
	const mistakes = [
		...problems,
		...policy.problems,
		...warnings,
		...proxyProblems(environment),
		...timeoutProblems(environment, options.timeout),
		...authorities.problems,
		...(themeProblem === undefined ? [] : [themeProblem]),
	];
	for (const problem of mistakes) {
		say(problem);
	}

	await writePieces(options.format === 'json' ? [`${harmlessJson(asObject(facts))}\n`] : tablePieces(facts), stdout);
	return exitCodes.done;
}

const originWords: Readonly<Record<Profile['origin'], string>> = {
	demo: 'this program', environment: 'environment', saved: 'settings file', influxctl: 'influxctl\'s config',
};

function profileFacts(profile: Profile | undefined, count: number, {profile: wanted, host, variables}: PlaceOptions): readonly Fact[] {
	const fact = (name: string, value: Fact['value'], from?: string, words?: string): Fact => ({
		section: 'profile', name, value, from, ...(words !== undefined && {words}),
	});
	if (!profile) {
		return [fact('name', undefined, count === 0 ? 'there is no profile' : `${count} profiles; --profile chooses one`)];
	}

	const origin = originWords[profile.origin];
	const clusters = profile.clusters.map(({name}) => name);
	const sources = [...new Set(profile.secretSources.map(source => sourceWords(source)))];
	const isOfFlag = host !== undefined && profile.origin === 'environment';
	return [
		fact('name', profile.name, wanted === undefined ? origin : variables?.profile ?? '--profile'),
		fact('product', profile.product ?? 'dedicated', profile.product === undefined ? 'default' : origin),
		fact('host', profile.host, isOfFlag ? '--host' : (profile.origin === 'environment' ? 'default' : origin)),
		fact('clusters', clusters, origin, clusters.join(', ')),
		fact('token from', sources, origin, sources.join(', else ') || 'asked for each time'),
	];
}

/**
The facts by section and name, for JSON. A value that is not set is null, and so is where it came from, if that needs no saying.
*/
function asObject(facts: readonly Fact[]): Readonly<Record<Fact['section'], Readonly<Record<string, FactOutput>>>> {
	return Object.fromEntries(sections.map(section => [
		section,
		Object.fromEntries(facts.filter(fact => fact.section === section).map(fact => [factKey(fact), {value: fact.value ?? null, from: fact.from ?? null}])),
	])) as ReturnType<typeof asObject>;
}

function * tablePieces(facts: readonly Fact[]): Generator<string, void, undefined> {
	const rows = facts.map(({section, name, from, ...fact}, index) => [
		facts[index - 1]?.section === section ? '' : section.toUpperCase(),
		display(name),
		from === undefined ? '' : display(from),
		display(wordsOf(fact)),
	]);
	// The values come last: a long path then wraps without moving the other columns.
	const columns = [{title: ''}, {title: 'NAME'}, {title: 'FROM'}, {title: 'VALUE'}];
	for (const line of tableLines(columns, rows, undefined)) {
		yield `${line}\n`;
	}
}

function wordsOf({value, words}: Pick<Fact, 'value' | 'words'>): string {
	if (words !== undefined || value === undefined) {
		return words ?? 'none';
	}

	return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
