import type {Report, ReportFacts} from './report.js';

/**
Where, when and by what a report was made, as lines of a name and a value. Raw text.
*/
export function factsInWords(facts: ReportFacts): ReadonlyArray<{readonly name: string; readonly value: string}> {
	const {at, clock, profile, host, accountId, clusterName, clusterId, program, policy, scope, hasMuted} = facts;
	return [
		{name: 'Cluster', value: clusterName},
		{name: 'Cluster ID', value: clusterId},
		...accountId === undefined ? [] : [{name: 'Account ID', value: accountId}],
		{name: 'Service', value: host},
		{name: 'Profile', value: profile},
		{name: 'Time', value: `${at}, by the clock of ${clock === 'service' ? 'the service' : 'this machine'}`},
		{name: 'Made by', value: `influx-tokens ${program}`},
		{name: 'Policy', value: policy.source === undefined ? 'the defaults of the program' : `${policy.source}, version ${policy.version}`},
		...scopeInWords(scope, hasMuted).map(value => ({name: 'Shows', value})),
	];
}

function scopeInWords({filters, rules, severity}: ReportFacts['scope'], hasMuted: boolean): readonly string[] {
	return [
		...filters ? [`only findings about tokens that match ${filters.map(filter => `"${filter}"`).join(' and ')}`] : [],
		...rules ? [`only findings of ${rules.join(', ')}`] : [],
		...severity ? [`only findings of severity ${severity}${severity === 'critical' ? '' : ' or worse'}`] : [],
		...hasMuted ? ['muted findings too'] : [],
	];
}

/**
The numbers of a report: its tokens by status, and its findings by severity, the worst first. Whole sentences without outside text.
*/
export function countsInWords({counts: {tokens, byStatus, odd, databases, findings, muted}}: Report): readonly string[] {
	const statuses = Object.entries(byStatus).filter(([, count]) => count > 0).map(([status, count]) => `${count} ${status}`);
	const found = Object.entries(findings).filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity}`);
	return [
		`${tokens === 1 ? '1 token' : `${tokens} tokens`}${statuses.length === 0 ? '' : `: ${statuses.join(', ')}`}.${odd === 0 ? '' : ` ${odd} of them cannot be read whole.`}`,
		databases === undefined ? 'The databases are not known.' : `${databases === 1 ? '1 database' : `${databases} databases`}.`,
		`${found.length === 0 ? 'No finding' : `Findings: ${found.join(', ')}`}${muted === 0 ? '' : `, and ${muted} muted`}.`,
	];
}
