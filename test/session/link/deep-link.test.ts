import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatabaseToken} from '../../../source/api/types.js';
import type {Profile} from '../../../source/profiles/types.js';
import {
	isLink,
	isLinkToTokens,
	linkWords,
	profileOfLink,
	screenOfLink,
	stackOfLink,
} from '../../../source/session/link/deep-link.js';
import type {Screen} from '../../../source/session/screen-stack.js';

const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const revokedId = '7f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const token: DatabaseToken = {
	id, description: 'edge', permissions: [], createdAt: '2025-01-01T00:00:00Z',
};
const tokens = new Map([[id, token], [revokedId, {...token, id: revokedId, revokedAt: '2026-01-01T00:00:00Z'}]]);
const known = {tokenOf: (wanted: string) => tokens.get(wanted), shownIds: [id], isReadOnly: false};

function problemOf(screen: Screen | string | undefined): string {
	assert.equal(typeof screen, 'string');
	return screen as string;
}

const profile = (name: string, origin: Profile['origin'] = 'saved'): Profile => ({
	name,
	origin,
	host: 'https://console.influxdata.com',
	accountId: '11111111-1111-4111-8111-111111111111',
	clusters: [{id: '3333a1b2-0000-4000-8000-000000000001', name: 'eu'}],
	secretSources: [],
	isReadOnly: false,
	isProtected: false,
});
const demo = profile('Demo', 'demo');

test('no option gives no link, a profile alone links to its clusters, and every other option links to the tokens', () => {
	assert.ok(!isLink({}));
	assert.deepEqual([isLink({profile: 'a'}), isLinkToTokens({profile: 'a'})], [true, false]);
	for (const link of [{cluster: 'eu'}, {filter: ''}, {showsInactive: true}, {screen: 'activity'}, {revoke: [id]}] as const) {
		assert.ok(isLink(link));
		assert.ok(isLinkToTokens(link));
	}
});

test('a link without a profile opens the environment\'s profile, else the only profile that is not the demo, else the demo', () => {
	const nameOf = (profiles: readonly Profile[], name?: string) => {
		const chosen = profileOfLink(name === undefined ? {cluster: 'eu'} : {profile: name}, profiles, undefined);
		return chosen.ok ? chosen.value.name : chosen.message;
	};

	assert.equal(nameOf([demo]), 'Demo');
	assert.equal(nameOf([demo, profile('prod')]), 'prod');
	assert.equal(nameOf([demo, profile('Environment', 'environment'), profile('prod')]), 'Environment');
	assert.equal(nameOf([demo, profile('prod'), profile('test')]), 'Which profile: --profile takes prod, test.');
	assert.equal(nameOf([demo, profile('Prod')], 'prod'), 'Prod');
	assert.equal(nameOf([demo, profile('prod')], 'nope'), 'There is no profile called nope. There are: Demo, prod.');
});

test('the first frame shows the clusters when the profile of the link is known, and the profiles when it is not', () => {
	assert.deepEqual(stackOfLink({profile: 'prod'}, [demo, profile('prod')], undefined).map(({name}) => name), ['profiles', 'clusters']);
	assert.deepEqual(stackOfLink({profile: 'nope'}, [demo], undefined).map(({name}) => name), ['profiles']);
	// Before influxctl's config is read, the program does not know whether there is another profile.
	assert.deepEqual(stackOfLink({cluster: 'eu'}, [demo], undefined).map(({name}) => name), ['profiles']);
	assert.deepEqual(stackOfLink({profile: 'Demo'}, [demo], undefined).map(({name}) => name), ['profiles', 'clusters']);
	assert.deepEqual(stackOfLink(undefined, [demo], undefined).map(({name}) => name), ['profiles']);
});

test('a link opens each screen of a token, or says why it cannot', () => {
	assert.deepEqual(screenOfLink({screen: 'details', tokenId: id.toUpperCase()}, known), {name: 'details', tokenId: id});
	assert.deepEqual(screenOfLink({screen: 'edit', tokenId: id}, known), {name: 'token-form', token, isEdit: true});
	assert.deepEqual(screenOfLink({screen: 'copy', tokenId: id}, known), {name: 'token-form', token, isEdit: false});
	assert.deepEqual(screenOfLink({screen: 'rotate', tokenId: id}, known), {name: 'rotation', token});
	assert.deepEqual(screenOfLink({screen: 'create'}, known), {name: 'token-form', token: undefined, isEdit: false});
	assert.deepEqual(screenOfLink({screen: 'activity'}, known), {name: 'activity'});
	assert.equal(screenOfLink({}, known), undefined);
	assert.equal(screenOfLink({screen: 'edit'}, known), '--screen edit needs --id with the ID of a token.');
	assert.equal(screenOfLink({screen: 'edit', tokenId: 'x'}, known), 'The cluster has no token x.');
	assert.match(problemOf(screenOfLink({screen: 'edit', tokenId: revokedId}, known)), /is revoked already/);
	assert.match(problemOf(screenOfLink({screen: 'edit', tokenId: id}, {...known, isReadOnly: true})), /^Read-only/);
});

test('a link to a revocation opens the confirmation of exactly the tokens that it names, or of none', () => {
	const screen = screenOfLink({revoke: [id, id.toUpperCase()]}, {...known, shownIds: []});
	assert.deepEqual(screen, {
		name: 'confirm', batch: {action: 'revoke', changes: [{token, request: {kind: 'revoke'}}], hiddenIds: new Set([id])},
	});
	assert.match(problemOf(screenOfLink({revoke: [id, 'unknown']}, known)), /^No such token: unknown\. Nothing is confirmed\.$/);
	assert.match(problemOf(screenOfLink({revoke: [id, revokedId]}, known)), /^Already revoked: /);
	assert.match(problemOf(screenOfLink({revoke: [id]}, {...known, isReadOnly: true})), /^Read-only/);
});

test('every screen has the command that opens it, or opens the nearest screen below it', () => {
	const place = {
		profile: profile('prod'), given: {}, cluster: 'eu', filter: 'db:a', showsInactive: false,
	};
	const words = (screen: Screen, changes: Partial<typeof place> = {}) => linkWords(screen, {...place, ...changes}).join(' ');
	const list = '--profile prod --cluster eu --filter db:a';
	assert.equal(linkWords({name: 'profiles'}, {...place, profile: undefined}).join(' '), '');
	assert.equal(linkWords({name: 'clusters', profile: profile('prod')}, {...place, cluster: undefined}).join(' '), '--profile prod');
	assert.equal(words({name: 'tokens', cluster: {id, name: 'eu'}}), list);
	assert.equal(words({name: 'tokens', cluster: {id, name: 'eu'}}, {filter: '', showsInactive: true}), '--profile prod --cluster eu --inactive');
	assert.equal(words({name: 'details', tokenId: id}), `${list} --screen details --id ${id}`);
	assert.equal(words({name: 'rotation', token}), `${list} --screen rotate --id ${id}`);
	assert.equal(words({name: 'token-form', token, isEdit: true}), `${list} --screen edit --id ${id}`);
	assert.equal(words({name: 'token-form', token: undefined, isEdit: false}), `${list} --screen create`);
	assert.equal(words({name: 'activity'}), `${list} --screen activity`);
	assert.equal(words({name: 'run'}), list);
	assert.equal(words({name: 'confirm', batch: {action: 'revoke', changes: [{token, request: {kind: 'revoke'}}], hiddenIds: new Set()}}), `revoke --profile prod --cluster eu ${id}`);
	for (const name of ['plant-a', 'influxctl:plant-a']) {
		// The name without a prefix would mean a profile that is saved under it later.
		assert.equal(linkWords({name: 'profiles'}, {...place, cluster: undefined, profile: profile(name, 'influxctl')}).join(' '), '--profile influxctl:plant-a');
	}

	assert.equal(
		linkWords({name: 'activity'}, {...place, profile: profile('Environment', 'environment'), given: {host: 'https://influx.example', influxctlConfig: 'other.toml'}}).join(' '),
		'--host https://influx.example --profile Environment --cluster eu --filter db:a --screen activity',
	);
	assert.equal(
		linkWords({name: 'profiles'}, {
			...place, cluster: undefined, profile: profile('plant-a', 'influxctl'), given: {
				host: 'https://influx.example', caFile: 'ca.pem', influxctlConfig: 'other.toml', policy: 'strict.toml',
			},
		}).join(' '),
		'--influxctl-config other.toml --ca-file ca.pem --policy strict.toml --profile influxctl:plant-a',
	);
});
