import {setImmediate} from 'node:timers/promises';
import {signIn, type SignInOptions} from '../../../source/api/sign-in/sign-in.js';
import type {Provider, SignInCode, SignedIn} from '../../../source/api/sign-in/types.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import type {Result} from '../../../source/result.js';

type Test = {after(callback: () => unknown): void};

/**
The provider that an emulator with `signIn` plays.
*/
export function providerOf({url}: Pick<Emulator, 'url'>, changes: Partial<Provider> = {}): Provider {
	return {
		clientId: 'influx-tokens-emulator',
		scopes: ['openid', 'offline_access'],
		parameters: [['audience', 'influxdb']],
		tokenUrl: `${url}/oauth/token`,
		deviceUrl: `${url}/oauth/device/code`,
		...changes,
	};
}

/**
Starts a Clustered emulator with an identity provider.
*/
export async function startProvider(test: Test, signInOptions: NonNullable<EmulatorOptions['signIn']> = {}, options: EmulatorOptions = {}): Promise<Emulator> {
	const emulator = await startEmulator({
		product: 'clustered', tokens: 60, signIn: signInOptions, ...options,
	});
	test.after(async () => emulator.close());
	return emulator;
}

type TryOptions = Partial<SignInOptions> & {
	readonly provider?: Provider;
	readonly onWait?: (count: number) => void;
};

export type Tried = {
	readonly result: Result<SignedIn>;
	readonly codes: readonly SignInCode[];
	readonly troubles: ReadonlyArray<string | undefined>;
	/**
	Milliseconds, in order.
	*/
	readonly waits: readonly number[];
};

/**
Signs in by a clock that each wait moves on, and the emulator's with it. `onWait` is called before each wait, with their number so far.
*/
export async function trySignIn(emulator: Emulator, {provider = providerOf(emulator), onWait, ...options}: TryOptions = {}): Promise<Tried> {
	const codes: SignInCode[] = [];
	const troubles: Array<string | undefined> = [];
	const waits: number[] = [];
	let passed = 0;
	const start = Date.now();
	const result = await signIn(provider, {
		network: {},
		now: () => start + passed,
		async wait(ms) {
			onWait?.(waits.length);
			waits.push(ms);
			passed += ms;
			emulator.passTime(ms);
			await setImmediate();
		},
		onCode(code) {
			codes.push(code);
		},
		onTrouble(message) {
			troubles.push(message);
		},
		...options,
	});
	return {
		result, codes, troubles, waits,
	};
}
