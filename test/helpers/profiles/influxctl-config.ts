/**
The account ids in the configs below.
*/
export const accounts = ['aaaaaaaa-1111-4111-8111-111111111111', 'bbbbbbbb-2222-4222-8222-222222222222', 'cccccccc-3333-4333-8333-333333333333'] as const;

/**
Two secrets that must never leave the config: a management token that has no known shape, and a database token.
*/
export const managementToken = 'c4n4ry-management-c4n4ry';
export const databaseToken = `apiv1_${'c4n4ryDatabase'.repeat(4)}`;

/**
A `[[profile]]` of a Dedicated cluster. `more` is added to its end.
*/
export function dedicated(name: string, accountId: string, index: number, more = ''): string {
	const clusterId = `3333a1b2-0000-4000-8000-${String(index).padStart(12, '0')}`;
	return `[[profile]]
name = ${JSON.stringify(name)}
product = "dedicated"
account_id = "${accountId}"
cluster_id = "${clusterId}"
host = "${clusterId}.a.influxdb.io"
token = "${databaseToken}"
${more}
`;
}

/**
A config with 12 profiles over 3 accounts: two accounts with a management token, and one profile with this CA file.
*/
export function twelveProfiles(caFile: string): string {
	const [first, second, third] = accounts;
	return [
		'# By hand\n',
		dedicated('default', first, 1, `mgmt_token = "${managementToken}"`),
		...['eu-metrics', 'eu-staging', 'us-metrics', 'us-staging'].map((name, index) => dedicated(name, first, 2 + index)),
		...['plant-a', 'plant-b', 'plant-c'].map((name, index) => dedicated(name, second, 6 + index, `mgmt_token = "${managementToken}"`)),
		...['lab', 'lab-2', 'lab-3'].map((name, index) => dedicated(name, third, 9 + index)),
		dedicated('edge', third, 12, `[profile.tls]\nca = ${JSON.stringify(caFile)}`),
	].join('\n');
}
