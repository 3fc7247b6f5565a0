import process from 'node:process';
import type {Command} from 'commander';
import {addBatchOptions} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import type {SharedOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {ForScreen, RevokeOptions} from './run.js';

/**
Opens the screen, which asks whether to revoke exactly these tokens.
*/
export type OpenConfirmation = (options: SharedOptions & ForScreen) => Promise<void>;

/**
`influx-tokens revoke`.
*/
export function addRevokeCommand(program: Command, run: RunCommand, openConfirmation: OpenConfirmation): void {
	const command = program.command('revoke')
		.description('revoke tokens, which cannot be undone; on a terminal the screen asks first')
		.argument('[ids...]', 'whole token IDs');
	addBatchOptions(command)
		.option('--force', 'revoke without asking')
		.addHelpText('after', examples(
			'influx-tokens revoke 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab',
			['influx-tokens revoke --filter \'db:flight_old age>1y\'', '--force --reason OPS-1234'],
		))
		.action(async (ids: readonly string[], options: RevokeOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runRevoke} = await import('./run.js');
			const canAsk = process.stdin.isTTY && process.stdout.isTTY;
			const outcome = await runRevoke(ids, {...options, ...place}, surroundings, {canAsk});
			if (typeof outcome === 'number') {
				return outcome;
			}

			await openConfirmation({...place, ...outcome});
			return Number(process.exitCode ?? 0);
		}));
}
