import {countsInWords} from '../../audit/report/facts-in-words.js';
import {display} from '../../terminal/display.js';
import {isAtLeast} from '../../tokens/severity.js';
import {checkWords} from './check-words.js';
import {isTrouble, type Check} from './check.js';

/**
A check as lines for a person who reads a mail of cron: what was found, then which tokens, then what is not known. It is one line where nothing is to be done.

@yields A line or a few.
*/
export function * textCheck(check: Check): Generator<string, void, undefined> {
	const {report, expiring, overdue, others, problems, failOn, expiries} = check;
	const {clusterName, at} = report.facts;
	const words = checkWords(check);
	const next = expiries[0];
	yield `${display(clusterName)}, ${at}: ${words.length === 0 ? `nothing is ${failOn}${failOn === 'critical' ? '' : ' or worse'}` : words.join(', ')}.${next && expiring.length === 0 ? ` The next token expires on ${new Date(next.at).toISOString().slice(0, 10)}.` : ''}\n`;
	for (const {subject, evidence, rule} of [...expiring, ...overdue]) {
		yield `  ${subject.kind === 'token' ? `${display(subject.id)}  ${display(subject.description === '' ? '(no description)' : subject.description)}` : display(subject.name)}: ${display(rule.title)}, ${display(evidence)}\n`;
	}

	for (const rule of report.rules) {
		const own = others.filter(finding => finding.rule === rule);
		if (own.length > 0 && isAtLeast(rule.severity, failOn)) {
			yield `  ${rule.severity}: ${display(rule.sentence ?? rule.title)} (${display(rule.id)})\n`;
		}
	}

	for (const problem of problems) {
		yield `  Not known: ${display(problem)}\n`;
	}

	if (isTrouble(check, failOn)) {
		yield `  Score ${report.score.points} of 100. ${countsInWords(report).join(' ')}\n`;
	}
}
