import type {Command} from 'commander';
import {exitCodes} from '../../exit-codes.js';

const elsewhere = 'Use influxctl for it.';

/**
What to use in place of each command of influxctl that this program does not have.
*/
const instead: Readonly<Record<string, string>> = {
	auth: 'This program keeps no login: it takes a management token, or asks for a sign-in, when a command needs it. influx-tokens profiles shows from where.',
	cluster: 'The clusters of your profiles are in influx-tokens profiles --format json. The Management API, which this program uses, lists no clusters.',
	database: `This program manages no databases. ${elsewhere}`,
	management: `This program manages no management tokens, because the Management API has no request for them. ${elsewhere}`,
	query: `This program reads no data of databases. ${elsewhere}`,
	table: `This program manages no tables. ${elsewhere}`,
	user: `This program manages no users. ${elsewhere}`,
	write: `This program writes no data. ${elsewhere}`,
};

/**
Adds the other commands of influxctl, which no help shows. Each only says what to use in its place, so that a person with `alias influxctl=influx-tokens` is not told that they mistyped. Call it after `pointToHelp`, because they have no help to point to.
*/
export function addOtherInfluxctlCommands(program: Command): void {
	for (const [name, sentence] of Object.entries(instead)) {
		program.command(name, {hidden: true})
			.helpOption(false)
			.allowUnknownOption()
			.showHelpAfterError(false)
			.allowExcessArguments()
			.action((_options: unknown, command: Command) => {
				command.error(`error: '${name}' is a command of influxctl. ${sentence}`, {exitCode: exitCodes.usage});
			});
	}
}
