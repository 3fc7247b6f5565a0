import type {Command} from 'commander';
import type {OpenConfirmation} from '../revoke/command.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import {addTokenCreateCommand} from './create/command.js';
import {addTokenGetCommand} from './get/command.js';
import {addTokenListCommand} from './list/command.js';
import {addTokenRevokeCommand} from './revoke/command.js';
import {addTokenUpdateCommand} from './update/command.js';

/**
`influx-tokens token …`: the commands of `influxctl token`, with influxctl's arguments and options.
*/
export function addTokenCommand(program: Command, run: RunCommand, openConfirmation: OpenConfirmation): void {
	const token = program.command('token')
		.helpCommand(false)
		.description('the commands of influxctl token, with influxctl\'s options')
		.addHelpText('after', `${examples('influx-tokens token list --format json')}\n\nAfter alias influxctl=influx-tokens, influxctl token calls these. What differs\nfrom influxctl is in docs/influxctl.md.`);
	addTokenListCommand(token, run);
	addTokenGetCommand(token, run);
	addTokenCreateCommand(token, run);
	addTokenUpdateCommand(token, run);
	addTokenRevokeCommand(token, run, openConfirmation);
}
