import {startEmulator as start, type Emulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import {environmentOf} from './plain-service.js';

type Test = {after(callback: () => unknown): void};

export type RunningEmulator = Emulator & {
	readonly clusterId: string;
	readonly managementToken: string;
	/**
	The variables that the program needs for the main cluster.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	Method and path of every request that could change something, oldest first.
	*/
	changes(): string[];
};

/**
Starts an emulator in the test's own process, with 60 tokens, until the test ends.
*/
export async function startEmulator(test: Test, options: EmulatorOptions = {}): Promise<RunningEmulator> {
	const emulator = await start({tokens: 60, ...options});
	test.after(async () => emulator.close());
	const {id: accountId, managementToken, clusters} = emulator.accounts[0]!;
	const clusterId = clusters[0]!.id;
	return {
		...emulator,
		clusterId,
		managementToken,
		environment: environmentOf({accountId, clusterId, managementToken}),
		changes: () => emulator.requests.filter(({method}) => method !== 'GET').map(({method, path}) => `${method} ${path}`),
	};
}
