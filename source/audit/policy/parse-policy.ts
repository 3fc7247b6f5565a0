import {createHash} from 'node:crypto';
import {parse, TomlError} from 'smol-toml';
import {isUuid} from '../../api/parse-host.js';
import {refuse, type Result} from '../../result.js';
import {severities, type Severity} from '../../tokens/severity.js';
import {allRules} from '../rules/all-rules.js';
import {defaultPolicy, type Policy, type Thresholds} from './policy.js';
import {PolicyMistakes} from './policy-mistakes.js';
import {PolicyTable} from './policy-table.js';
import {readCustomRules} from './read-custom-rules.js';
import {readMutes} from './read-mutes.js';
import {severityWords} from './severity-words.js';
import {thresholdKeys} from './threshold-keys.js';

const tables = ['enforce', 'off', 'thresholds', 'lifetime', 'description', 'severities', 'protected', 'rule', 'mute'] as const;
const longestPattern = 1000; // UTF-16 units

/**
A policy; or its mistakes, a sentence each, and the first of them as the message. Raw text of the file.
*/
export type ParsedPolicy = Result<Policy, {readonly problems: readonly string[]}>;

/**
Reads the text of a `policy.toml`. `source` is how sentences and reports name the file. Mistakes name the line, the key, and what is allowed; at most ten are named. Never throws because of the text.
*/
export function parsePolicy(text: string, source: string): ParsedPolicy {
	let content: unknown;
	try {
		content = parse(text);
	} catch (error) {
		if (!(error instanceof TomlError)) {
			throw error;
		}

		// The lines after the first show a piece of the file.
		const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n', 1);
		const sentence = `${source}, line ${error.line}, column ${error.column}: it is not TOML: ${reason}.`;
		return refuse(sentence, {problems: [sentence]});
	}

	const mistakes = new PolicyMistakes(source, text);
	const policy = readPolicy(new PolicyTable(content, {path: [], keys: tables, mistakes}), mistakes);
	const problems = mistakes.sentences();
	const [first] = problems;
	return first === undefined
		? {ok: true, value: {...policy, source, version: createHash('sha256').update(text).digest('hex').slice(0, 12)}}
		: refuse(first, {problems});
}

function readPolicy(file: PolicyTable, mistakes: PolicyMistakes): Policy {
	const description = new PolicyTable(file.raw('description'), {path: ['description'], keys: ['naming_pattern', 'owner_pattern'], mistakes});
	const customRules = readCustomRules(file, mistakes);
	// A custom rule with a mistake has its ID all the same, so that what names it is no mistake.
	const ruleIds = [...allRules.map(({id}) => id), ...customRules.ids];
	return {
		...defaultPolicy,
		thresholds: readThresholds(file, mistakes),
		severities: readSeverities(file, {mistakes, ruleIds}),
		off: readOff(file, {mistakes, ruleIds}),
		namingPattern: readPattern(description, 'naming_pattern', mistakes),
		ownerPattern: readPattern(description, 'owner_pattern', mistakes),
		protectedIds: readProtected(file, mistakes),
		mutes: readMutes(file, {mistakes, ruleIds}),
		customRules: customRules.rules,
		isEnforced: file.read('enforce', 'true or false', value => typeof value === 'boolean' ? value : undefined) ?? defaultPolicy.isEnforced,
	};
}

type Known = {
	readonly mistakes: PolicyMistakes;
	readonly ruleIds: readonly string[];
};

function readThresholds(file: PolicyTable, mistakes: PolicyMistakes): Thresholds {
	const thresholds: {-readonly [Field in keyof Thresholds]: Thresholds[Field]} = {...defaultPolicy.thresholds};
	for (const table of ['thresholds', 'lifetime'] as const) {
		const keys = thresholdKeys.filter(each => each.table === table);
		const values = new PolicyTable(file.raw(table), {path: [table], keys: keys.map(({key}) => key), mistakes});
		for (const {key, field, unit, most} of keys) {
			const number = values.read(key, `a whole number of ${unit} from 1 to ${most}`, value => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= most ? Number(value) : undefined);
			thresholds[field] = number ?? thresholds[field]!;
		}
	}

	return thresholds;
}

function readSeverities(file: PolicyTable, {mistakes, ruleIds}: Known): ReadonlyMap<string, Severity> {
	const table = new PolicyTable(file.raw('severities'), {path: ['severities'], keys: undefined, mistakes});
	const found = new Map<string, Severity>();
	for (const id of table.keys) {
		if (!ruleIds.includes(id)) {
			mistakes.unknownRule(table.pathOf(id), id, ruleIds);
		}

		const severity = table.read(id, severityWords, value => severities.find(each => each === value));
		if (severity !== undefined) {
			found.set(id, severity);
		}
	}

	return found;
}

function readOff(file: PolicyTable, {mistakes, ruleIds}: Known): ReadonlySet<string> {
	const off = new Set<string>();
	for (const {path, value} of file.list('off', 'a list of rules, such as ["test-like"]')) {
		if (typeof value !== 'string') {
			mistakes.wrongValue(path, 'a list of rules, such as ["test-like"]', value);
		} else if (ruleIds.includes(value)) {
			off.add(value);
		} else {
			mistakes.unknownRule(path, value, ruleIds);
		}
	}

	return off;
}

function readProtected(file: PolicyTable, mistakes: PolicyMistakes): ReadonlySet<string> {
	const table = new PolicyTable(file.raw('protected'), {path: ['protected'], keys: ['ids'], mistakes});
	const accepts = 'a list of whole token IDs, such as ["6f2c0a14-5b1e-4c3d-9a7f-0123456789ab"]';
	const ids = new Set<string>();
	for (const {path, value} of table.list('ids', accepts)) {
		if (typeof value === 'string' && isUuid(value)) {
			ids.add(value.toLowerCase());
		} else {
			mistakes.wrongValue(path, accepts, value);
		}
	}

	return ids;
}

function readPattern(table: PolicyTable, key: string, mistakes: PolicyMistakes): RegExp | undefined {
	const text = table.read(key, `a JavaScript regular expression of 1 to ${longestPattern} characters`, value => typeof value === 'string' && value !== '' && value.length <= longestPattern ? value : undefined);
	try {
		return text === undefined ? undefined : new RegExp(text, 'u');
	} catch (error) {
		// The message repeats the pattern before its reason.
		const reason = (error as Error).message.split(': ').at(-1) ?? '';
		mistakes.add(table.pathOf(key), `description.${key} is no regular expression of JavaScript with the flag u: ${reason}`);
		return undefined;
	}
}
