import {severities} from '../../tokens/severity.js';
import {ruleGroups} from '../rule.js';
import {allRules} from '../rules/all-rules.js';
import {defaultPolicy} from './policy.js';
import {thresholdKeys} from './threshold-keys.js';

const width = 78; // Characters, without the sign of the comment

/**
The text of a new `policy.toml`: every key with its meaning, and the defaults as values. What has no default stands in it as a comment, so that reading the text gives the defaults.
*/
export function initialPolicyText(): string {
	return `${[
		introduction(),
		thresholdsOf('thresholds'),
		thresholdsOf('lifetime'),
		descriptionPart(),
		severitiesPart(),
		protectedPart(),
		rulePart(),
		mutePart(),
	].map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function introduction(): readonly string[] {
	return [
		...comment('What this organization wants of its database tokens. influx-tokens reads the file that --policy names, or else policy.toml in the working directory, or else policy.toml in its configuration directory.'),
		'#',
		...comment('The values are the defaults. What has no default is an example behind a #.'),
		'',
		...comment('Whether influx-tokens refuses to make a token that breaks the policy: true. With false it warns.'),
		`enforce = ${defaultPolicy.isEnforced}`,
		'',
		...comment('The rules that are not asked. Their names stand below, under [severities].'),
		'off = []',
	];
}

function thresholdsOf(table: 'thresholds' | 'lifetime'): readonly string[] {
	return [
		`[${table}]`,
		...thresholdKeys.filter(each => each.table === table).flatMap(({key, field, meaning}) => {
			const value = defaultPolicy.thresholds[field];
			return [...comment(meaning), value === undefined ? `# ${key} = 365` : `${key} = ${value}`];
		}),
	];
}

function descriptionPart(): readonly string[] {
	return [
		'[description]',
		...comment('What every description has to match: a regular expression of JavaScript, with the flag u.'),
		'# naming_pattern = \'^[a-z0-9-]+: \'',
		...comment('Finds the owner in a description: the group called owner, or else the first group, or else the whole match.'),
		String.raw`# owner_pattern = 'owner=(?<owner>[\w.-]+)'`,
	];
}

function severitiesPart(): readonly string[] {
	const widest = Math.max(...allRules.map(rule => severityLine(rule).length));
	return [
		'[severities]',
		...comment(`How much each rule matters: ${severities.join(', ')}. info is worth knowing and needs no act.`),
		...ruleGroups.flatMap(group => allRules.filter(rule => rule.group === group)).map(rule => `${severityLine(rule).padEnd(widest)} # ${rule.title}`),
	];
}

function severityLine({id, severity}: {readonly id: string; readonly severity: string}): string {
	return `# ${id} = "${severity}"`;
}

function protectedPart(): readonly string[] {
	return [
		'[protected]',
		...comment('Whole IDs of tokens. Whoever revokes or suspends one, or takes grants from it, has to confirm it once more.'),
		'# ids = ["6f2c0a14-5b1e-4c3d-9a7f-0123456789ab"]',
	];
}

function rulePart(): readonly string[] {
	return [
		...comment('A rule of your own: a token that is neither revoked nor expired and matches the filter is a finding. The filter is that of the list of tokens.'),
		'# [[rule]]',
		'# id = "prod-without-expiry"',
		'# severity = "medium"',
		'# sentence = "a token of production never expires"',
		'# filter = "prod expires:never"',
	];
}

function mutePart(): readonly string[] {
	return [
		...comment('Hides the finding of a rule about one token or one database, or all findings of the rule, up to and with a day in UTC.'),
		'# [[mute]]',
		'# rule = "write-all"',
		'# token = "6f2c0a14-5b1e-4c3d-9a7f-0123456789ab"',
		'# reason = "The nightly backup writes every database."',
		'# until = "2027-01-31"',
	];
}

function comment(text: string): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}

	return [...lines, line].map(each => `# ${each}`);
}
