import type {Policy} from '../../audit/policy/policy.js';
import {exitCodes} from '../../exit-codes.js';
import {refuse} from '../../result.js';
import type {Severity} from '../../tokens/severity.js';
import {keepSeen} from '../shared/audit/keep-seen.js';
import {openAudit} from '../shared/audit/open-audit.js';
import {writeOutput} from '../shared/audit/write-output.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {writePieces} from '../shared/output/write-pieces.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import type {CommandResult} from '../shared/program/command-result.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {calendarCheck} from './calendar-check.js';
import type {CheckFormat} from './check-formats.js';
import {checkOf, isTrouble, type Check} from './check.js';
import {jsonCheck} from './json-check.js';
import {nagiosCheck, nagiosLine, nagiosStates} from './nagios-check.js';
import {parseWindow} from './parse-window.js';
import {prometheusCheck} from './prometheus-check.js';
import {textCheck} from './text-check.js';

export type CheckOptions = PlaceOptions & {
	/**
	Such as `14d`.
	*/
	readonly expiresWithin?: string;
	readonly failOn: Severity;
	/**
	For Nagios.
	*/
	readonly critical: Severity;
	readonly format: CheckFormat;
	readonly output?: string;
};

type Written = {
	readonly text: Iterable<string>;
	readonly exitCode: number;
};

/**
Checks a cluster and prints what a person has to act on, or writes it in place of a file. Gives the exit code: 4 where something is as bad as `--fail-on` says; for Nagios that of the state.

A check that cannot be made is a message on stderr and its own exit code; for Nagios it is UNKNOWN, because each other code means something else there.
*/
export async function runCheck(options: CheckOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, environment} = surroundings;
	const fail = failTo(stderr);
	const made = await makeCheck(options, surroundings);
	if (!made.ok && options.format !== 'nagios') {
		return fail(made.message, made.exitCode);
	}

	const {text, exitCode} = made.ok ? written(made.value.check, options, made.value.windowDays) : {text: [nagiosLine('UNKNOWN', made.message)], exitCode: nagiosStates.UNKNOWN};
	if (options.output === undefined) {
		await writePieces(text, stdout);
	} else {
		const output = await writeOutput({path: options.output, isReplaced: true, mode: options.format === 'prometheus' ? readable : 0o600}, text, environment);
		if (!output.ok) {
			return fail(output.message, options.format === 'nagios' ? nagiosStates.UNKNOWN : exitCodes.notAll);
		}
	}

	return exitCode;
}

/**
Metrics name no token, and node_exporter runs as another user.
*/
const readable = 0o644;

async function makeCheck(options: CheckOptions, surroundings: CommandSurroundings): Promise<CommandResult<{readonly check: Check; readonly windowDays: number | undefined}>> {
	const windowDays = options.expiresWithin === undefined ? undefined : parseWindow(options.expiresWithin);
	if (options.expiresWithin !== undefined && windowDays === undefined) {
		return refuse(`--expires-within takes a time such as 14d, 12h or 2w, up to 3650d, not "${options.expiresWithin}".`, {exitCode: exitCodes.usage});
	}

	const audited = await openAudit(options, surroundings, policy => windowDays === undefined ? policy : withWindow(policy, windowDays));
	if (!audited.ok) {
		return audited;
	}

	const check = checkOf(audited.value, options);
	if (options.format !== 'text') {
		const say = sayTo(surroundings.stderr);
		for (const problem of check.problems) {
			say(problem);
		}
	}

	await keepSeen(audited.value.place, {audited: audited.value, isAsked: false, isQuiet: true}, surroundings);
	return {ok: true, value: {check, windowDays}};
}

/**
The policy with another window for expiring tokens. The rule is asked although the policy may switch it off, because the command line asks for it.
*/
function withWindow(policy: Policy, expiresWithinDays: number): Policy {
	return {...policy, thresholds: {...policy.thresholds, expiresWithinDays}, off: new Set([...policy.off].filter(id => id !== 'expires-soon'))};
}

function written(check: Check, {format, failOn, critical}: CheckOptions, windowDays: number | undefined): Written {
	if (format === 'nagios') {
		const {state, line} = nagiosCheck(check, critical);
		return {text: [line], exitCode: nagiosStates[state]};
	}

	const writers = {
		text: () => textCheck(check),
		json: () => [jsonCheck(check)],
		prometheus: () => [prometheusCheck(check)],
		ics: () => calendarCheck(check, windowDays),
	};
	return {text: writers[format](), exitCode: isTrouble(check, failOn) ? exitCodes.findings : exitCodes.done};
}
