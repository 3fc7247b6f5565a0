import type {DatabaseToken} from '../../../source/api/types.js';
import {mountApp, savedProfile} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {startTrial, type Trial} from '../start-trial.js';

/**
The program on a screen, with the list of the trial's cluster open and filtered to the trial's tokens. Only the waits are shorter than in the real program.
*/
export type ScreenTrial = {
	readonly mounted: Mounted;
	readonly trial: Trial;
	/**
	The tokens that the filter shows: the trial's own, and one of the same kind.
	*/
	readonly targets: readonly DatabaseToken[];
	/**
	The lines that the program prints after its end.
	*/
	readonly reports: readonly string[];
	/**
	Loads the list again, and waits until it is loaded or the load has failed.
	*/
	refresh(): Promise<void>;
	/**
	Whether the list on the screen is fresh and the cursor is on the trial's token.
	*/
	isListUsable(): boolean;
	end(): Promise<void>;
};

const otherId = '7a3d2d2f-1c2f-4e9f-8a2c-3a7d4dae8f66';

/**
Whether the screen shows the list and nothing is loading.
*/
export function isListAtRest(screen: string): boolean {
	return screen.includes('› Database tokens') && !/loading…|Loading tokens/.test(screen);
}

/**
Starts a service, prepares the operation, and starts the program. With `isMany` the list shows two tokens, otherwise one.
*/
export async function startScreenTrial(directory: string, {isPatient, isMany, prepare}: {
	readonly isPatient: boolean | undefined;
	readonly isMany: boolean | undefined;
	readonly prepare: ((trial: Trial) => Promise<void>) | undefined;
}): Promise<ScreenTrial> {
	const trial = await startTrial(directory, {isPatient});
	const {emulator, clusterId, target} = trial;
	const other: DatabaseToken = {...target, id: otherId, description: 'telegraf edge-08 b'};
	if (isMany) {
		emulator.store.putToken(clusterId, other);
	}

	await prepare?.(trial);
	const app = await mountApp({after: doNothing}, {
		columns: 110,
		emulator,
		environment: Object.fromEntries(['XDG_STATE_HOME', 'MANAGEMENT_TOKEN', 'INFLUX_TOKENS_ANSWER_LIMIT'].map(name => [name, trial.environment[name]!])),
		settings: () => [savedProfile(emulator, {clusters: emulator.accounts[0]!.clusters.slice(0, 1)})],
		clock: () => Date.now(),
		pace: trial.pace,
		link: {filter: 'telegraf edge-08'},
	});
	const {mounted} = app;
	const untilLoaded = async () => {
		await mounted.until(isListAtRest);
	};

	// The filter of the link is applied only after the list is loaded.
	await mounted.until(screen => isListAtRest(screen) && /^▌.*telegraf edge-/m.test(screen) && / \d of \d+ active/.test(screen));
	return {
		mounted,
		trial,
		targets: isMany ? [target, other] : [target],
		reports: app.reports,
		async refresh() {
			await mounted.press('r');
			await untilLoaded();
		},
		isListUsable: () => /^▌.*telegraf edge-08/m.test(mounted.screen()) && !mounted.screen().includes('not refreshed'),
		async end() {
			await app.close();
			await trial.end();
		},
	};
}

function doNothing(): void {
	// `end` closes the program.
}
