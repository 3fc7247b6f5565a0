import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {Secret} from '../../source/secrets/secret.js';
import {childEnvironment} from '../../source/secrets/child-environment.js';
import {noteTokenVariables} from '../../source/secrets/token-variables.js';

test('a child program gets every variable except GPG_TTY and those that hold a token of InfluxDB', () => {
	const others = {
		PATH: '/bin', HOME: '/home/me', VAULT_TOKEN: 'hvs.CAESIJ-something-long', OP_SERVICE_ACCOUNT_TOKEN: 'ops_eyJzaWduSW5BZGRyZXNzIjoibXkifQ', EMPTY: '', 'WITH SPACE': 'M.V is not one', // eslint-disable-line @typescript-eslint/naming-convention -- names of environment variables
	};
	noteTokenVariables([{kind: 'environment', variable: 'PROD_TOKEN'}, {kind: 'file'}]);
	assert.deepEqual(childEnvironment({
		...others, MANAGEMENT_TOKEN: 'short', GPG_TTY: '/dev/pts/3', PROD_TOKEN: 'plain', OTHER: 'M.V1.abcdefgh', LINE: 'Bearer apiv1_abcdefgh', // eslint-disable-line @typescript-eslint/naming-convention -- names of environment variables
	}), others);
});

test('a child program does not get a token that any variable holds', () => {
	fc.assert(fc.property(fc.stringMatching(/^[A-Z_]{1,12}$/), fc.constantFrom('M.V1.', 'M.V2.', 'apiv1_'), fc.stringMatching(/^[\w+\-/]{8,60}$/), (name, prefix, rest) => {
		assert.deepEqual(childEnvironment({[name]: prefix + rest}), {});
	}));
});

test('a child program does not get a variable of any name that holds a token in use or the value of a variable that a profile names', () => {
	noteTokenVariables([{kind: 'environment', variable: 'SITE_B'}]);
	const secret = new Secret('plain-management-token');
	const short = new Secret('tiny');
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	assert.deepEqual(childEnvironment({
		SITE_B: 'token-of-site-b',
		COPY_OF_B: 'token-of-site-b\n',
		CI_JOB_INPUT: `Bearer ${secret.reveal()}`,
		SHORT: short.reveal(),
		INFLUX_TOKEN: 'x',
		INFLUXDB3_AUTH_TOKEN: 'x',
		NODE_DEBUG: 'http',
		TINY_FLAG: 'tiny-but-other',
		PATH: '/bin',
	}), {TINY_FLAG: 'tiny-but-other', PATH: '/bin'});
	/* eslint-enable @typescript-eslint/naming-convention */
});
