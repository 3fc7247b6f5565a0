/**
The process that audits an invented cluster, as the program does with a loaded list. Its only argument is an `AuditRequest` as JSON; it sends an `AuditAnswer` to the process that forked it. The rules have all that they need: a policy with patterns and a maximum lifetime, a journal and a last look.
*/
import process from 'node:process';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {readTokenList} from '../../../source/api/token-list.js';
import {factsInSteps, type AuditInput} from '../../../source/audit/facts.js';
import {parsePolicy} from '../../../source/audit/policy/parse-policy.js';
import {allRules} from '../../../source/audit/rules/all-rules.js';
import {auditInSteps, runAudit, type Audit} from '../../../source/audit/run-audit.js';
import {scoreOf} from '../../../source/audit/score.js';
import {demoPolicy} from '../../../source/demo/demo-policy.js';
import {pastEntries} from '../../../source/demo/past-entries.js';
import {pastLook} from '../../../source/demo/past-look.js';
import {auditTokens} from '../../../source/emulator/seed/audit-tokens.js';
import {notableTokens} from '../../../source/emulator/seed/notable-tokens.js';
import {createRandom} from '../../../source/emulator/seed/random.js';
import {databaseNames, soleAccess} from '../../../source/emulator/seed/seed-databases.js';
import {seedTokens} from '../../../source/emulator/seed/seed-tokens.js';
import type {JournalLine} from '../../../source/journal/journal-entry.js';
import {journalFactsOf} from '../../../source/operations/journal-facts.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import type {AuditAnswer, AuditCost, AuditRequest} from './audit-messages.js';

const {tokens: count, databases} = JSON.parse(process.argv[2]!) as AuditRequest;

function inventInput(): AuditInput {
	const named = databaseNames(databases);
	const names = [...named, ...Array.from({length: databases - named.length}, (_, index) => `plant-${index % 40}/series-${index}`)];
	const now = Date.now();
	const place = {accountId: '11111111-1111-4111-8111-111111111111', clusterId: '3333a1b2-3333-4333-8333-333333333333'};
	const seeded = seedTokens({
		...place, count, databases: names, notable: notableTokens(now * 1000), whole: auditTokens(now * 1000), reserved: [...soleAccess.writer, ...soleAccess.reader], notOnAll: 'write', now: now * 1000, random: createRandom(1),
	});
	// As the answer of the service is read.
	const tokens = readTokenList(structuredClone(seeded));
	const policy = parsePolicy(demoPolicy(now), 'the policy of the demo');
	if (!policy.ok) {
		throw new Error(policy.message);
	}

	const entries = pastEntries(tokens, {...place, profile: 'Demo', host: 'http://127.0.0.1'}, now);
	return {
		tokens,
		databaseNames: names,
		now,
		policy: policy.value,
		journal: journalFactsOf(entries.map(({at, entry}, index): JournalLine => ({
			...entry, version: 1, sequence: index + 1, time: new Date(at).toISOString(), user: '', hostname: '', previousHash: '', hash: '',
		}))),
		lastLook: pastLook(tokens, now),
	};
}

function costOf(work: () => void): AuditCost {
	const before = {at: performance.now(), cpu: process.threadCpuUsage()};
	work();
	const {user, system} = process.threadCpuUsage(before.cpu);
	return {wall: performance.now() - before.at, cpu: (user + system) / 1000};
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const input = inventInput();
// The program has indexed a list when it paints it.
indexTokens(input.tokens);
collectGarbage();
const memoryBefore = process.memoryUsage().heapUsed;
let longestStep = 0;
let longestWork = 0;
let audit: Audit | undefined;
const first = costOf(() => {
	const steps = auditInSteps(input);
	while (audit === undefined) {
		const at = performance.now();
		const cpu = process.threadCpuUsage();
		const step = steps.next();
		if (step.done) {
			audit = step.value;
			scoreOf(audit);
		}

		longestStep = Math.max(longestStep, performance.now() - at);
		const {user, system} = process.threadCpuUsage(cpu);
		longestWork = Math.max(longestWork, (user + system) / 1000);
	}
});
collectGarbage();
const kept = (process.memoryUsage().heapUsed - memoryBefore) / 1e6;
const findings = audit!.findings.length;
// Another list, because what several rules need of a list is worked out once.
const again = [...input.tokens];
indexTokens(again);
const all = costOf(() => {
	runAudit({...input, tokens: again});
});
const preparation = factsInSteps({...input, tokens: [...input.tokens]});
let prepared = preparation.next();
while (!prepared.done) {
	prepared = preparation.next();
}

const facts = prepared.value;
const rules = Object.fromEntries(allRules.map(rule => [rule.id, costOf(() => {
	for (const _ of rule.find(facts)) {
		// Counting is left to the audit.
	}
})]));

process.send!({
	all, first, longestStep, longestWork, rules, findings, grants: input.tokens.reduce((sum, {permissions}) => sum + permissions.length, 0), kept, peak: process.resourceUsage().maxRSS / 1000,
} satisfies AuditAnswer);
process.disconnect();
