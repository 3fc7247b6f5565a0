import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {runApply} from '../../source/commands/apply/run.js';
import {runCreate} from '../../source/commands/create/run.js';
import {runPlan} from '../../source/commands/plan/run.js';
import {runRevoke} from '../../source/commands/revoke/run.js';
import {runRotate} from '../../source/commands/rotate/run.js';
import type {CommandSurroundings} from '../../source/commands/shared/program/surroundings.js';
import {runSuspend} from '../../source/commands/suspend/run.js';
import {runUpdate} from '../../source/commands/update/run.js';
import type {Phase} from './phases.js';
import type {Trial} from './start-trial.js';
import {
	createdAsAsked,
	describedAs,
	isReplaced,
	isResumed,
	isRevoked,
	isSuspended,
	secretFile,
	type IsDone,
} from './truth.js';

/**
A command of the matrix. `prepare` runs before the fault is set. `isDone` says whether the service has the state that the command was to reach.
*/
export type Operation = {
	readonly method: 'DELETE' | 'PATCH' | 'POST';
	readonly phases: readonly Phase[];
	readonly prepare?: (trial: Trial) => Promise<void>;
	readonly run: (trial: Trial, surroundings: CommandSurroundings) => Promise<number>;
	readonly isDone: IsDone;
};

const place = (trial: Trial) => ({host: trial.emulator.url, format: 'jsonl'} as const);
const ofExisting = ['list', 'check', 'change', 'change once', 'verify', 'list after'] as const;
const expiresAt = '2099-01-01T00:00:00Z';
const planFile = ({directory}: Trial) => path.join(directory, 'plan.json');

const suspend = async (trial: Trial, surroundings: CommandSurroundings) => runSuspend('suspend', [trial.target.id], place(trial), surroundings);

export const operations = {
	revoke: {
		method: 'DELETE',
		phases: ofExisting,
		async run(trial, surroundings) {
			const code = await runRevoke([trial.target.id], {...place(trial), force: true}, surroundings, {canAsk: false});
			return code as number;
		},
		isDone: isRevoked,
	},
	suspend: {
		method: 'PATCH', phases: ofExisting, run: suspend, isDone: isSuspended,
	},
	resume: {
		method: 'PATCH',
		phases: ofExisting,
		async prepare(trial) {
			await trial.run(async surroundings => suspend(trial, surroundings));
		},
		run: async (trial, surroundings) => runSuspend('resume', [trial.target.id], place(trial), surroundings),
		isDone: isResumed,
	},
	update: {
		method: 'PATCH',
		phases: ofExisting,
		run: async (trial, surroundings) => runUpdate(trial.target.id, {...place(trial), description: 'edge 08, moved'}, surroundings),
		isDone: describedAs('edge 08, moved'),
	},
	apply: {
		method: 'DELETE',
		phases: ofExisting,
		async prepare(trial) {
			const ids = path.join(trial.directory, 'ids');
			writeFileSync(ids, `${trial.target.id}\n`);
			const {stdout} = await trial.run(async surroundings => runPlan('revoke', {
				host: trial.emulator.url, from: ids, reason: 'a test', days: '1',
			}, surroundings));
			writeFileSync(planFile(trial), stdout);
		},
		run: async (trial, surroundings) => runApply(planFile(trial), {...place(trial), force: true}, surroundings),
		isDone: isRevoked,
	},
	create: {
		method: 'POST',
		phases: ['list', 'change', 'change once', 'verify', 'list after'],
		run: async (trial, surroundings) => runCreate('edge 09', {
			...place(trial), readDatabase: ['sensors'], expiresAt, secretFile: secretFile(trial),
		}, surroundings),
		isDone: createdAsAsked({description: 'edge 09', permissions: [{action: 'read', resource: 'sensors'}], expiresAt}),
	},
	rotate: {
		method: 'POST',
		phases: ofExisting,
		run: async (trial, surroundings) => runRotate(trial.target.id, {...place(trial), secretFile: secretFile(trial)}, surroundings),
		isDone: isReplaced,
	},
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;
