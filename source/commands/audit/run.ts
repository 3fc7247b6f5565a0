import {countsInWords} from '../../audit/report/facts-in-words.js';
import {makeReport, type ReportChoice} from '../../audit/report/make-report.js';
import type {ReportFormat} from '../../audit/report/report-formats.js';
import type {Report} from '../../audit/report/report.js';
import {writeReport} from '../../audit/report/write-report.js';
import {unansweredWords} from '../../audit/unanswered-words.js';
import {exitCodes} from '../../exit-codes.js';
import {display} from '../../terminal/display.js';
import {isAtLeast, type Severity} from '../../tokens/severity.js';
import {keepSeen} from '../shared/audit/keep-seen.js';
import {openAudit} from '../shared/audit/open-audit.js';
import {writeOutput} from '../shared/audit/write-output.js';
import {readFilters} from '../shared/filter/read-filters.js';
import {failTo, sayTo, type Say} from '../shared/output/say.js';
import {terminalWidth} from '../shared/output/terminal-width.js';
import {writePieces} from '../shared/output/write-pieces.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {chosenRules} from './chosen-rules.js';
import {tableReport} from './table-report.js';

export type AuditOptions = PlaceOptions & {
	readonly filter?: readonly string[];
	/**
	IDs of rules.
	*/
	readonly rule?: readonly string[];
	readonly severity?: Severity;
	readonly includeMuted?: boolean;
	readonly format: 'table' | ReportFormat;
	readonly output?: string;
	readonly replace?: boolean;
	readonly failOn?: Severity;
	readonly markSeen?: boolean;
};

/**
Audits a cluster, and prints the report to stdout or writes it to a file. Words for people go to stderr. Gives the exit code, which is 4 where a finding of the report is as bad as `--fail-on` says and not muted.
*/
export async function runAuditCommand(options: AuditOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);
	if (options.replace && options.output === undefined) {
		return fail('--replace is for the file of --output: name one.', exitCodes.usage);
	}

	const filter = options.filter === undefined ? undefined : await readFilters(options.filter, {forChange: false, policy: options.policy, surroundings});
	if (filter?.ok === false) {
		stderr.write(filter.lines);
		return exitCodes.usage;
	}

	const audited = await openAudit(options, surroundings);
	if (!audited.ok) {
		return fail(audited.message, audited.exitCode);
	}

	const {place, audit, origin} = audited.value;
	const rules = options.rule && chosenRules(options.rule, audit);
	if (rules?.ok === false) {
		return fail(rules.message, exitCodes.usage);
	}

	const unanswered = filter && unansweredWords(filter.value, audit);
	if (unanswered !== undefined) {
		return fail(unanswered, exitCodes.notAll);
	}

	const report = makeReport(audit, origin, {
		filters: options.filter, query: filter?.value, rules: rules?.value, severity: options.severity, hasMuted: options.includeMuted,
	} satisfies ReportChoice);
	const text = options.format === 'table' ? tableReport(report, options.output === undefined ? terminalWidth(stdout) : undefined) : writeReport(report, options.format, display);
	if (options.output === undefined) {
		await writePieces(text, stdout);
		sayRest(report, options.format, say);
	} else {
		const written = await writeOutput({path: options.output, isReplaced: options.replace ?? false, mode: 0o600}, text, surroundings.environment);
		if (!written.ok) {
			return fail(written.message, exitCodes.notAll);
		}

		say(`The report is in ${written.value}. ${countsInWords(report).join(' ')}`);
	}

	const kept = await keepSeen(place, {audited: audited.value, isAsked: options.markSeen ?? false}, surroundings);
	const {failOn} = options;
	const isMet = failOn !== undefined && report.findings.some(({rule, muted}) => muted === undefined && isAtLeast(rule.severity, failOn));
	return isMet ? exitCodes.findings : kept;
}

/**
Says on stderr what the formats of one row for each finding have no place for.
*/
function sayRest(report: Report, format: AuditOptions['format'], say: Say): void {
	if (format !== 'csv' && format !== 'jsonl') {
		return;
	}

	for (const sentence of [...countsInWords(report), ...report.limits]) {
		say(sentence);
	}
}
