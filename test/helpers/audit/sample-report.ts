import type {DatabaseToken} from '../../../source/api/types.js';
import {defaultPolicy, type Policy} from '../../../source/audit/policy/policy.js';
import {makeReport, type ReportChoice, type ReportOrigin} from '../../../source/audit/report/make-report.js';
import type {Report} from '../../../source/audit/report/report.js';
import {runAudit, type Audit} from '../../../source/audit/run-audit.js';
import {now} from '../tokens/arbitraries.js';

/**
A token with an ID of a number, which has a grant on a database that does not exist unless others are given.
*/
export function sampleToken(number: number, token: Partial<DatabaseToken> = {}): DatabaseToken {
	return {
		id: `aaaa0000-0000-4000-8000-${String(number).padStart(12, '0')}`,
		description: `token ${number}`,
		permissions: [{action: 'write', resource: 'gone'}],
		createdAt: '2024-03-02T04:20:19Z',
		...token,
	};
}

/**
The audit of a cluster that has the database `sensors` only.
*/
export function sampleAudit(tokens: readonly DatabaseToken[], policy: Partial<Policy> = {}): Audit {
	return runAudit({
		tokens, databaseNames: ['sensors'], now, policy: {...defaultPolicy, ...policy}, journal: {rotations: [], changed: new Map()}, lastLook: undefined,
	});
}

/**
Where that audit is made.
*/
export const sampleOrigin: ReportOrigin = {
	clock: 'service',
	profile: 'Prod',
	host: 'https://console.example.com',
	accountId: '11111111-1111-4111-8111-111111111111',
	clusterName: 'eu-metrics',
	clusterId: '3333a1b2-3333-4333-8333-333333333333',
	program: '1.2.3',
	problems: [],
};

/**
The report of that audit.
*/
export function sampleReport(audit: Audit, choice: ReportChoice = {}, names: {readonly clusterName?: string} = {}): Report {
	return makeReport(audit, {...sampleOrigin, ...names}, choice);
}
