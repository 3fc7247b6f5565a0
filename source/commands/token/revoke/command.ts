import process from 'node:process';
import type {Command} from 'commander';
import type {OpenConfirmation} from '../../revoke/command.js';
import {addExistingOptions, concurrencyOption} from '../../shared/change/change-options.js';
import {showInfluxctlFlags} from '../../shared/place/place-options.js';
import {examples} from '../../shared/program/examples.js';
import type {RunCommand} from '../../shared/program/run-command.js';
import {influxctlPlace} from '../influxctl-place.js';
import type {TokenRevokeOptions} from './run.js';

/**
`influx-tokens token revoke`, and `delete`, as influxctl called it before its version 2.10.
*/
export function addTokenRevokeCommand(token: Command, run: RunCommand, openConfirmation: OpenConfirmation): void {
	const command = token.command('revoke')
		.alias('delete')
		.description('revoke tokens, which cannot be undone; on a terminal the screen asks first')
		.argument('<ids...>', 'whole token IDs')
		.option('--force', 'revoke without asking');
	showInfluxctlFlags(addExistingOptions(command).addOption(concurrencyOption()))
		.addHelpText('after', examples('influx-tokens token revoke 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab --force'))
		.action(async (ids: readonly string[], options: TokenRevokeOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runTokenRevoke} = await import('./run.js');
			const canAsk = process.stdin.isTTY && process.stdout.isTTY;
			const outcome = await runTokenRevoke(ids, influxctlPlace({...options, ...place}), surroundings, {canAsk});
			if (typeof outcome === 'number') {
				return outcome;
			}

			await openConfirmation(outcome);
			return Number(process.exitCode ?? 0);
		}));
}
