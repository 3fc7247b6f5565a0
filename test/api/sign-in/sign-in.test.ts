/* eslint-disable @typescript-eslint/naming-convention -- the names of RFC 6749 and RFC 8628 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inspect} from 'node:util';
import {renewalOf} from '../../../source/api/sign-in/renewal.js';
import type {Fault} from '../../../source/emulator/faults/fault-list.js';
import {
	providerOf,
	startProvider,
	trySignIn,
	type Tried,
} from '../../helpers/sign-in/sign-in-place.js';

const tokenRequests = (emulator: {readonly requests: ReadonlyArray<{readonly path: string}>}): number => emulator.requests.filter(({path}) => path === '/oauth/token').length;

const messageOf = ({result}: Tried): string => result.ok ? 'signed in' : result.message;

test('a person signs in: the code comes once, the polling keeps the interval, and the token comes with its end and a refresh token', async t => {
	const emulator = await startProvider(t, {approveAfter: 3, interval: 5, tokenLife: 900});
	const {result, codes, waits, troubles} = await trySignIn(emulator);
	assert.ok(result.ok, inspect(result));
	const {secret, refreshToken} = result.value;
	assert.ok(emulator.identity!.isValid(secret.reveal()));
	assert.ok(Math.abs(secret.endsAt! - (Date.now() + 20_000 + 900_000)) < 30_000);
	assert.ok(refreshToken);
	assert.equal(inspect(result, {depth: 9, showHidden: true}).includes(secret.reveal()), false);
	assert.deepEqual(waits, [5000, 5000, 5000, 5000]);
	assert.deepEqual(troubles, []);
	const [code, ...others] = codes;
	assert.deepEqual(others, []);
	assert.match(code!.userCode, /^[B-Z]{4}-[B-Z]{4}$/);
	assert.equal(code!.address, `${emulator.url}/activate`);
	assert.equal(code!.completeAddress, `${emulator.url}/activate?user_code=${code!.userCode}`);
	assert.deepEqual(emulator.requests[0]!.body, {client_id: 'influx-tokens-emulator', scope: 'openid offline_access', audience: 'influxdb'});
	assert.deepEqual(emulator.requests[1]!.body, {
		client_id: 'influx-tokens-emulator', grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: '[secret]', audience: 'influxdb',
	});
});

test('each slow_down makes the polling five seconds slower, from then on', async t => {
	const emulator = await startProvider(t, {approveAfter: 1, interval: 2, slowDowns: 2});
	const {result, waits} = await trySignIn(emulator);
	assert.ok(result.ok);
	assert.deepEqual(waits, [2000, 7000, 12_000, 12_000]);
});

test('a denied sign-in, an expired code and a client that is not known each end with one sentence', async t => {
	const denying = await startProvider(t, {approveAfter: 1, isDenied: true});
	assert.match(messageOf(await trySignIn(denying)), /^The sign-in was denied, by you or by the identity provider\./);
	assert.equal(tokenRequests(denying), 2);

	const slow = await startProvider(t, {codeLife: 10, interval: 4});
	const expired = await trySignIn(slow);
	assert.match(messageOf(expired), /^The code of the sign-in has expired before it was used\. Sign in again/);
	// The last wait ends with the code, after which no request would help.
	assert.deepEqual(expired.waits, [4000, 4000, 2000]);
	assert.equal(tokenRequests(slow), 2);

	const other = await startProvider(t);
	const unknown = await trySignIn(other, {provider: providerOf(other, {clientId: 'other'})});
	assert.equal(messageOf(unknown), `The identity provider ${new URL(other.url).host} refuses the sign-in: invalid_client: this client is not known. Check [profile.auth.oauth2] in influxctl's config.`);
	assert.deepEqual(unknown.codes, []);
});

test('a provider that says expired_token is believed, and so is every other error, whose words are cut and hold no secret', async t => {
	const emulator = await startProvider(t);
	const errors = [
		[{error: 'expired_token'}, /^The code of the sign-in has expired/],
		[{error: 'invalid_grant', error_description: `eyJhbGciOi.eyJleHAiOjF9.x ${'long '.repeat(100)}`}, /invalid_grant: \[secret\] long .{1,160}…\. Check/],
		[{error: 'unauthorized_client'}, /refuses the sign-in: unauthorized_client\. Check/],
		[{error: ''}, /answers 400, without an error that can be read/],
		[{error: 5}, /answers 400, without an error that can be read/],
		['nothing', /answers 400, without an error that can be read/],
	] as const;
	for (const [body, words] of errors) {
		emulator.setFaults([{when: {path: 'oauth-token'}, do: {kind: 'status', status: 400, body}}]);
		const tried = await trySignIn(emulator);
		assert.match(messageOf(tried), words);
		assert.equal(tried.waits.length, 1);
	}
});

test('a request without an answer slows the polling down and is said once there is one, and the sign-in goes on', async t => {
	const faults: readonly Fault[] = [
		{when: {path: 'oauth-token', nth: 1}, do: {kind: 'hang', when: 'before-apply'}},
		{when: {path: 'oauth-token', nth: 2}, do: {kind: 'cut', when: 'before-apply'}},
		{when: {path: 'oauth-token', nth: 3}, do: {kind: 'status', status: 503, retryAfter: 100}},
		{when: {path: 'oauth-token', nth: 4}, do: {kind: 'status', status: 429}},
	];
	const emulator = await startProvider(t, {approveAfter: 1, interval: 3}, {faults});
	const {result, waits, troubles} = await trySignIn(emulator, {timeouts: {response: 300, request: 300}});
	assert.ok(result.ok, inspect(result));
	assert.deepEqual(waits, [3000, 6000, 12_000, 100_000, 48_000, 48_000]);
	assert.match(troubles[0] ?? '', /did not answer in time\. Check the network\. The program tries again\.$/);
	assert.match(troubles[1] ?? '', /closed the connection before its answer was complete\./);
	assert.match(troubles[2] ?? '', /answers 503\./);
	assert.match(troubles[3] ?? '', /answers 429\./);
	assert.deepEqual(troubles.slice(4), [undefined]);
});

test('an answer that cannot be read ends the sign-in: another form, too long, a redirect, another type of token', async t => {
	const emulator = await startProvider(t, {approveAfter: 0});
	const json = (path: 'device-code' | 'oauth-token', body: unknown): Fault => ({when: {path}, do: {kind: 'status', status: 200, body}});
	const device = {
		device_code: 'device-canary', user_code: 'AAAA-BBBB', verification_uri: 'https://login.example/activate', expires_in: 60,
	};
	for (const [fault, words] of [
		[{when: {path: 'device-code'}, do: {kind: 'html'}}, /does not answer as the device flow demands: the answer is/],
		[{when: {path: 'device-code'}, do: {kind: 'redirect', status: 302, location: 'https://elsewhere.example/'}}, /sends this request on to another address, which is not followed/],
		[{when: {path: 'device-code'}, do: {kind: 'endless'}}, /does not answer as the device flow demands/],
		[{when: {path: 'device-code'}, do: {kind: 'gzip-bomb', megabytes: 8}}, /does not answer as the device flow demands/],
		[json('device-code', {...device, verification_uri: 'mailto:ada@login.example'}), /verification_uri is not an address that begins with https/],
		[json('device-code', {...device, verification_uri: device.verification_uri.replace('https', 'http')}), /verification_uri uses http/],
		[json('device-code', {...device, user_code: 'A'.repeat(65)}), /user_code/],
		[json('device-code', {...device, device_code: undefined}), /device_code/],
		[json('device-code', {...device, expires_in: 'soon'}), /expires_in/],
		[json('oauth-token', {access_token: 'plain-canary', token_type: 'mac'}), /gives no token that can be used: token_type is not Bearer/],
		[json('oauth-token', {access_token: 'two words', token_type: 'bearer'}), /access_token is not a token/],
		[json('oauth-token', {token_type: 'bearer'}), /access_token/],
		[{when: {path: 'oauth-token'}, do: {kind: 'redirect', status: 307, location: 'https://elsewhere.example/'}}, /sends this request on/],
		[{when: {path: 'oauth-token'}, do: {kind: 'deep-json'}}, /gives no token that can be used/],
	] as ReadonlyArray<readonly [Fault, RegExp]>) {
		emulator.setFaults([fault]);
		const tried = await trySignIn(emulator);
		assert.match(messageOf(tried), words);
		assert.doesNotMatch(messageOf(tried), /canary|two words/);
	}
});

test('an address with the code in it counts only on the same host, numbers may be text, and opaque tokens end by expires_in', async t => {
	const emulator = await startProvider(t);
	emulator.setFaults([
		{
			when: {path: 'device-code'}, do: {
				kind: 'status', status: 200, body: {
					device_code: 'd', user_code: ' AAAA-BBBB ', verification_url: 'https://login.example/activate', verification_uri_complete: 'https://evil.example/activate?c=1', expires_in: '60', interval: '2',
				},
			},
		},
		{when: {path: 'oauth-token'}, do: {kind: 'status', status: 200, body: {access_token: 'opaque', token_type: 'bearer', expires_in: 30}}},
	]);
	const {result, codes, waits} = await trySignIn(emulator);
	assert.ok(result.ok);
	assert.deepEqual([codes[0]!.userCode, codes[0]!.address, codes[0]!.completeAddress, waits], ['AAAA-BBBB', 'https://login.example/activate', undefined, [2000]]);
	assert.ok(result.value.secret.endsAt! - Date.now() < 40_000);
	assert.equal(result.value.refreshToken, undefined);
});

test('a sign-in that is stopped sends nothing more, in a wait and in a request', async t => {
	const emulator = await startProvider(t, {interval: 1});
	const stopping = new AbortController();
	const stopped = await trySignIn(emulator, {
		signal: stopping.signal,
		onWait(count) {
			if (count === 2) {
				stopping.abort();
			}
		},
	});
	assert.equal(messageOf(stopped), 'The sign-in was stopped.');
	assert.equal(tokenRequests(emulator), 2);

	emulator.setFaults([{when: {path: 'oauth-token'}, do: {kind: 'hang', when: 'before-apply'}}]);
	const asking = new AbortController();
	const answering = trySignIn(emulator, {
		signal: asking.signal,
		onWait() {
			setTimeout(() => {
				asking.abort();
			}, 50);
		},
	});
	assert.equal(messageOf(await answering), 'The sign-in was stopped.');
	assert.equal(tokenRequests(emulator), 3);
});

test('the refresh token gives the next token, and the latest one is used; a refusal is one sentence', async t => {
	const emulator = await startProvider(t, {approveAfter: 0});
	const {result} = await trySignIn(emulator);
	assert.ok(result.ok);
	const renew = renewalOf(providerOf(emulator), result.value, {network: {}})!;
	const tokens = [result.value.secret.reveal()];
	for (let count = 0; count < 3; count++) {
		const renewed = await renew();
		assert.ok(renewed.ok, inspect(renewed));
		tokens.push(renewed.value.reveal());
	}

	assert.equal(new Set(tokens).size, 4);
	assert.ok(tokens.every(token => emulator.identity!.isValid(token)));
	// The first refresh token was used up, so the provider refuses it now.
	const again = await renewalOf(providerOf(emulator), result.value, {network: {}})!();
	assert.match(again.ok ? '' : again.message, /refuses the sign-in: invalid_grant\. Check/);
	assert.equal(renewalOf(providerOf(emulator), {...result.value, refreshToken: undefined}, {network: {}}), undefined);
});
