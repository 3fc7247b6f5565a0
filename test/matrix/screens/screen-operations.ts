import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {runPlan} from '../../../source/commands/plan/run.js';
import type {RotateOptions} from '../../../source/commands/rotate/options.js';
import {runRotate} from '../../../source/commands/rotate/run.js';
import {runSuspend} from '../../../source/commands/suspend/run.js';
import {control, keys} from '../../helpers/keys.js';
import {pressConfirmation, pressFocused} from '../../helpers/screens/open-cluster.js';
import type {Phase} from '../phases.js';
import type {Trial} from '../start-trial.js';
import {
	createdAsAsked,
	describedAs,
	isReplaced,
	isResumed,
	isRevoked,
	isSuspended,
	type IsDone,
} from '../truth.js';
import type {ScreenTrial} from './start-screen-trial.js';

/**
An operation of a person on the screen. `prepare` runs before the program starts. `act` runs when the list is loaded and the fault is set, and ends with the key that sends the request or when the screen refuses.
*/
export type ScreenOperation = {
	readonly method: 'DELETE' | 'PATCH' | 'POST';
	readonly phases: readonly Phase[];
	/**
	Whether the operation is about both tokens that the filter shows, instead of one.
	*/
	readonly isMany?: boolean;
	readonly prepare?: (trial: Trial) => Promise<void>;
	readonly act: (screen: ScreenTrial) => Promise<void>;
	readonly isDone: IsDone;
};

const ofExisting = ['list', 'check', 'change', 'change once', 'verify', 'list after'] as const;
const day = 86_400_000;
const place = ({emulator}: Trial) => ({host: emulator.url, format: 'jsonl'} as const);
const planFile = ({directory}: Trial) => path.join(directory, 'plan.json');

/**
Opens a screen with its key and runs `rest` there. When the list is stale or a row of it is odd, the program refuses the key with a message, and `rest` does not run.
*/
async function open({mounted, isListUsable}: ScreenTrial, key: string, title: string, rest: () => Promise<void>): Promise<void> {
	const isUsable = isListUsable();
	await mounted.press(key);
	const screen = await mounted.until(text => text.includes(title) || !isUsable || /\S/.test(text.split('\n').at(-2) ?? ''));
	if (screen.includes(title)) {
		await rest();
	}
}

const confirmed = (key: string, title: string, button: string) => async (screen: ScreenTrial) => open(screen, key, title, async () => pressConfirmation(screen, button));

/**
Opens the rotation's screen and waits for the step with these words.
*/
async function atStep(screen: ScreenTrial, step: string, rest: () => Promise<void>): Promise<void> {
	await open(screen, 'R', '› Rotate', async () => {
		await screen.mounted.until(`● ${step}`);
		// The form of the first step takes Enter for its next field.
		await screen.mounted.press(step === '1' ? control('s') : keys.enter);
		await rest();
	});
}

/**
Takes steps of a rotation by commands. The clock of each step without `settle` is three days behind, so that the settling and the soak are over.
*/
async function rotateBefore(trial: Trial, steps: ReadonlyArray<Partial<RotateOptions>>): Promise<void> {
	for (const options of steps) {
		await trial.run(async surroundings => runRotate(trial.target.id, {...place(trial), ...options}, {...surroundings, now: () => Date.now() - (options.settle === undefined ? 3 * day : 0)}));
	}
}

export const screenOperations = {
	'revoke one': {
		method: 'DELETE', phases: ofExisting, act: confirmed('D', 'Revoke Database Token', 'Revoke Token'), isDone: isRevoked,
	},
	'revoke many': {
		method: 'DELETE',
		phases: ofExisting,
		isMany: true,
		async act(screen) {
			await screen.mounted.press(control('a'));
			await confirmed('D', 'Revoke Database Token', 'Revoke 2 Tokens')(screen);
		},
		isDone: isRevoked,
	},
	suspend: {
		method: 'PATCH', phases: ofExisting, act: confirmed('s', 'Suspend Database Token', 'Suspend Token'), isDone: isSuspended,
	},
	resume: {
		method: 'PATCH',
		phases: ofExisting,
		async prepare(trial) {
			await trial.run(async surroundings => runSuspend('suspend', [trial.target.id], place(trial), surroundings));
		},
		act: confirmed('u', 'Resume Database Token', 'Resume Token'),
		isDone: isResumed,
	},
	edit: {
		method: 'PATCH',
		phases: ofExisting,
		async act(screen) {
			const {mounted} = screen;
			await open(screen, 'e', 'Edit Database Token', async () => {
				await mounted.pressTogether([...', moved']);
				// The third part of the first row of grants is its write box.
				await mounted.press(keys.tab, keys.tab, keys.tab, keys.space, control('s'));
				await mounted.until('‹ Cancel ›');
				await pressFocused(mounted, keys.tab);
			});
		},
		isDone(facts, before) {
			const permissions = facts.target.permissions.filter(({action, resource}) => action !== 'write' || resource !== 'flight2');
			return describedAs('telegraf edge-08, moved')({...facts, target: {...facts.target, permissions}}, before);
		},
	},
	create: {
		method: 'POST',
		phases: ['list', 'change', 'change once', 'verify', 'list after'],
		async act(screen) {
			const {mounted} = screen;
			await open(screen, 'a', 'Create Database Token', async () => {
				await mounted.pressTogether([...'edge 09']);
				await mounted.press(control('s'));
			});
		},
		isDone: createdAsAsked({description: 'edge 09', permissions: []}),
	},
	'rotate, create': {
		method: 'POST',
		phases: ofExisting,
		act: async screen => atStep(screen, '1', async () => undefined),
		isDone: isReplaced,
	},
	'rotate, suspend': {
		method: 'PATCH',
		phases: ofExisting,
		prepare: async trial => rotateBefore(trial, [{secretFile: path.join(trial.directory, 'secret')}]),
		act: async screen => atStep(screen, '3', async () => pressConfirmation(screen, 'Suspend Token')),
		isDone: isSuspended,
	},
	'rotate, revoke': {
		method: 'DELETE',
		phases: ofExisting,
		prepare: async trial => rotateBefore(trial, [{secretFile: path.join(trial.directory, 'secret')}, {next: true, settle: '0'}, {next: true, soak: '1d'}]),
		act: async screen => atStep(screen, '5', async () => pressConfirmation(screen, 'Revoke Token')),
		isDone: isRevoked,
	},
	'apply a plan': {
		method: 'DELETE',
		phases: ofExisting,
		async prepare(trial) {
			const ids = path.join(trial.directory, 'ids');
			writeFileSync(ids, `${trial.target.id}\n`);
			const {stdout} = await trial.run(async surroundings => runPlan('revoke', {
				...place(trial), from: ids, reason: 'a test', days: '1',
			}, surroundings));
			writeFileSync(planFile(trial), stdout);
		},
		async act(screen) {
			const {mounted, trial} = screen;
			await mounted.press('O');
			await mounted.until('Plan file');
			await mounted.press(control('u'));
			await mounted.pressTogether([...planFile(trial)]);
			await mounted.press(keys.enter);
			const opened = await mounted.until(/Enter goes on to the confirmation|No token of the plan is unchanged/);
			if (!opened.includes('Enter goes on')) {
				return;
			}

			await mounted.press(keys.enter);
			await mounted.until('› Revoke Database Token');
			await pressConfirmation(screen, 'Revoke Token');
		},
		isDone: isRevoked,
	},
} as const satisfies Readonly<Record<string, ScreenOperation>>;

export type ScreenOperationName = keyof typeof screenOperations;
