import {startEmulator} from '../emulator/emulator.js';
import {demoProfile, type Demo} from '../profiles/demo.js';
import {Secret} from '../secrets/secret.js';
import {makeTemporaryState} from './temporary-state.js';
import {demoPolicy} from './demo-policy.js';
import {keepPast} from './keep-past.js';

/**
Starts the emulator of the demo, and writes what was done in the demo before into a state directory of its own, which is removed when the process exits.
*/
export async function startDemo(): Promise<Demo> {
	const emulator = await startEmulator();
	const profile = {...demoProfile, host: emulator.url};
	const [main] = profile.clusters;
	const stateDirectory = makeTemporaryState();
	const now = Date.now();
	await keepPast({
		directory: stateDirectory,
		place: {
			profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: main!.id,
		},
		tokens: emulator.store.tokensOf(main!.id),
		now,
	});
	return {
		secret: new Secret(emulator.accounts[0]!.managementToken),
		stateDirectory,
		policy: demoPolicy(now),
		profile,
		close: emulator.close,
	};
}
