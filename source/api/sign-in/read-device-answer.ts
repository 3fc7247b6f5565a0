/* eslint-disable @typescript-eslint/naming-convention -- the names of RFC 6749 and RFC 8628 */
import * as v from 'valibot';
import {Secret} from '../../secrets/secret.js';
import {validate, type Validated} from '../validate.js';
import {parseProviderUrl} from './parse-provider-url.js';
import {secondsSchema} from './seconds-schema.js';
import type {SignInCode} from './types.js';

type DeviceAnswer = Pick<SignInCode, 'userCode' | 'address' | 'completeAddress'> & {
	readonly deviceCode: Secret;
	/**
	Seconds.
	*/
	readonly expiresIn: number;
	readonly interval: number | undefined;
};

const deviceSchema = v.object({
	device_code: v.pipe(v.string(), v.nonEmpty()),
	// A person has to type it, so it is short.
	user_code: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64)),
	verification_uri: v.optional(v.string()),
	// An older name of the same field.
	verification_url: v.optional(v.string()),
	verification_uri_complete: v.optional(v.string()),
	expires_in: v.optional(secondsSchema, 600),
	interval: v.optional(secondsSchema),
});

/**
Reads the answer of the device endpoint (RFC 8628, section 3.2). `problem` is a sentence part that holds nothing of the answer.
*/
export function readDeviceAnswer(body: unknown): Validated<DeviceAnswer> {
	const read = validate(deviceSchema, body, 'the answer');
	if (!read.ok) {
		return read;
	}

	const {device_code: deviceCode, user_code: userCode, verification_uri: uri, verification_url: url, verification_uri_complete: complete, expires_in: expiresIn, interval} = read.value;
	const address = parseProviderUrl(uri ?? url ?? '');
	if (!address.ok) {
		return {ok: false, problem: `verification_uri ${address.message}`};
	}

	const whole = parseProviderUrl(complete ?? '');
	const isSameHost = whole.ok && new URL(whole.value).origin === new URL(address.value).origin;
	return {
		ok: true,
		value: {
			deviceCode: new Secret(deviceCode), userCode, address: address.value, completeAddress: isSameHost ? whole.value : undefined, expiresIn, interval,
		},
	};
}
