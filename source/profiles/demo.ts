import type {Secret} from '../secrets/secret.js';
import {nameKey} from './name-key.js';
import type {Profile} from './types.js';

/**
A demo whose emulator runs.
*/
export type Demo = {
	/**
	With the address of the emulator.
	*/
	readonly profile: Profile;
	readonly secret: Secret;
	/**
	The directory of its journal; undefined for the user's own state directory.
	*/
	readonly stateDirectory?: string;
	/**
	The text of its policy, which is in force where no file of a policy is found.
	*/
	readonly policy?: string;
	/**
	Stops the emulator. Without it the emulator runs as long as the program.
	*/
	close?(): Promise<void>;
};

/**
The demo before its emulator runs: it has no address yet. Account and clusters are those of the emulator's first account.
*/
export const demoProfile: Profile = {
	name: 'Demo',
	origin: 'demo',
	host: '',
	accountId: '11111111-1111-4111-8111-111111111111',
	accountName: 'Plant telemetry',
	clusters: [
		{id: '3333a1b2-3333-4333-8333-333333333333', name: 'eu-metrics'},
		{id: '8f00c2d1-4444-4444-8444-444444444444', name: 'eu-staging'},
		{id: '91be77aa-5555-4555-8555-555555555555', name: 'us-metrics'},
	],
	secretSources: [{kind: 'demo'}],
	isReadOnly: false,
	isProtected: false,
};

/**
Whether a value of `--profile` means the demo. The name is reserved, so no other profile has it.
*/
export function isDemoName(name: string | undefined): boolean {
	return name !== undefined && nameKey(name) === nameKey(demoProfile.name);
}
