import type {Command} from 'commander';
import {addExistingOptions, addSecretOptions} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {RotateOptions} from './options.js';

/**
`influx-tokens rotate`.
*/
export function addRotateCommand(program: Command, run: RunCommand): void {
	const command = program.command('rotate')
		.description('replace a token by a successor with the same grants, a step at a time: create, hand over, suspend, soak, revoke')
		.argument('[id]', 'whole ID of the old token (required without --list)')
		.option('--next', 'take the step that is due')
		.option('--undo', 'give the old token its grants back, and end the rotation')
		.option('--list', 'the rotations that are under way')
		.option('--description <text>', 'the successor\'s (default the old one\'s, with the day)')
		.option('--expires-at <when>', 'the successor\'s: 90d, 2027-01-31, RFC 3339, or never (default the old one\'s lifetime)');
	addExistingOptions(addSecretOptions(command, 'required to create the successor: one of these')
		.option('--suspend-old', 'suspend the old token once the secret is handed over and the successor has settled')
		.option('--settle <time>', 'how long the successor settles before the old token is suspended: 5m (the default), 1h, or 0')
		.option('--soak <time>', 'how long the old token stays suspended before it is to be revoked: 7d')
		.option('--accept-clock', 'with --next: go by this machine\'s clock where it differs from the service\'s')
		.option('--force', 'with --next: revoke the old token, which cannot be undone'))
		.addHelpText('after', examples(
			['influx-tokens rotate 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab', '--secret-file ./new-token --suspend-old --soak 7d'],
			'influx-tokens rotate 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab --next --force',
			'influx-tokens rotate --list',
		))
		.action(async (id: string | undefined, options: RotateOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runRotate} = await import('./run.js');
			return runRotate(id, {...options, ...place}, surroundings);
		}));
}
