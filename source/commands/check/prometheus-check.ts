import {display} from '../../terminal/display.js';
import {severities} from '../../tokens/severity.js';
import {isTrouble, type Check} from './check.js';

type Sample = {
	readonly labels?: Readonly<Record<string, string>>;
	readonly value: number;
};

type Metric = {
	/**
	Without its prefix.
	*/
	readonly name: string;
	readonly help: string;
	readonly samples: readonly Sample[];
};

/**
A check as metrics in the text format of Prometheus, for the textfile collector of node_exporter. Every sample names the cluster. A metric whose value is not known is left out.
*/
export function prometheusCheck(check: Check): string {
	const {report: {facts}} = check;
	const place = {cluster: facts.clusterName, cluster_id: facts.clusterId}; // eslint-disable-line @typescript-eslint/naming-convention -- the convention of Prometheus
	return metricsOf(check)
		.filter(({samples}) => samples.length > 0)
		.map(({name, help, samples}) => [
			`# HELP influx_tokens_${name} ${help}\n`,
			`# TYPE influx_tokens_${name} gauge\n`,
			...samples.map(({labels, value}) => `influx_tokens_${name}${labelText({...place, ...labels})} ${value}\n`),
		].join(''))
		.join('');
}

function metricsOf(check: Check): readonly Metric[] {
	const {report, now, windowDays, expiries, expiring, overdue, interrupted, problems, failOn} = check;
	const {counts, score, facts, rules} = report;
	const one = (value: number | undefined): readonly Sample[] => value === undefined ? [] : [{value}];
	return [
		{name: 'findings', help: 'Findings of the audit that are not muted, by severity.', samples: severities.map(severity => ({labels: {severity}, value: counts.findings[severity]}))},
		{name: 'muted_findings', help: 'Findings of the audit that the policy mutes.', samples: one(counts.muted)},
		{
			name: 'rule_findings',
			help: 'Findings that are not muted, by rule. A rule that was not asked is left out.',
			samples: rules.filter(({skipped}) => skipped === undefined).map(({id, severity, count}) => ({labels: {rule: id, severity}, value: count})),
		},
		{name: 'tokens', help: 'Database tokens, by status.', samples: Object.entries(counts.byStatus).map(([status, value]) => ({labels: {status}, value}))},
		{name: 'unreadable_tokens', help: 'Database tokens that cannot be read whole.', samples: one(counts.odd)},
		{name: 'databases', help: 'Databases of the cluster.', samples: one(counts.databases)},
		{name: 'expiring_tokens', help: 'Tokens that expire within the window.', samples: one(expiring.length)},
		{name: 'expiry_window_seconds', help: 'The window for expiring tokens.', samples: one(Math.round(windowDays * 86_400))},
		{name: 'next_expiry_timestamp_seconds', help: 'When the next token expires. Left out where none does.', samples: one(expiries[0] && expiries[0].at / 1000)},
		{name: 'overdue', help: 'Suspensions whose soak is over and rotations whose next step is overdue.', samples: one(overdue.length)},
		{
			name: 'interrupted_changes',
			help: 'Changes in the journal of this machine whose outcome is not known, and those that were never begun.',
			samples: interrupted ? [{labels: {state: 'unknown'}, value: interrupted.unknown}, {labels: {state: 'never_begun'}, value: interrupted.neverBegun}] : [],
		},
		{name: 'score', help: 'The score of the audit, 0 to 100.', samples: one(score.points)},
		{name: 'trouble', help: '1 where something is as bad as --fail-on says, else 0.', samples: one(isTrouble(check, failOn) ? 1 : 0)},
		{name: 'check_complete', help: '0 where not everything could be loaded, else 1.', samples: one(problems.length === 0 ? 1 : 0)},
		{name: 'check_timestamp_seconds', help: 'When the check was made. An old value says that no check has succeeded since.', samples: one(Math.round(now / 1000))},
		// eslint-disable-next-line @typescript-eslint/naming-convention -- the convention of Prometheus
		{name: 'build_info', help: 'The program and the policy that made the check.', samples: [{labels: {version: facts.program, policy_version: facts.policy.version}, value: 1}]},
	];
}

/**
The labels of a sample. A backslash, a quote and a line break are escaped, as the format asks for; what a terminal would obey or hide is shown.
*/
function labelText(labels: Readonly<Record<string, string>>): string {
	const escaped = (text: string) => display(text).replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`).replaceAll('\n', String.raw`\n`);
	return `{${Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`;
}
