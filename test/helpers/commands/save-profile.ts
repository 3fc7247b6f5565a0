import {mkdirSync} from 'node:fs';
import path from 'node:path';
import type {Machine} from './start-machine.js';

/**
Saves a profile of the emulator's account that takes its management token from `MANAGEMENT_TOKEN`.
*/
export function saveProfile(machine: Machine, profile: {readonly name: string; readonly isReadOnly?: boolean; readonly isProtected?: boolean}): void {
	const {emulator, clusterId, environment} = machine;
	mkdirSync(path.join(environment.XDG_CONFIG_HOME!, 'influx-tokens'), {recursive: true});
	machine.write(path.join('config', 'influx-tokens', 'settings.json'), JSON.stringify({
		version: 1,
		profiles: [{
			isReadOnly: false,
			isProtected: false,
			...profile,
			host: emulator.url,
			accountId: environment.ACCOUNT_ID,
			clusters: [{id: clusterId, name: 'main'}],
			secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}],
		}],
	}));
}
