import type {Command} from 'commander';
import {addChoiceOptions} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {PlanOptions} from './run.js';

/**
`influx-tokens plan revoke` and `influx-tokens plan suspend`.
*/
export function addPlanCommand(program: Command, run: RunCommand): void {
	const plan = program.command('plan')
		.helpCommand(false)
		.description('print a plan, which a colleague can review; nothing is changed')
		.addHelpText('after', examples(['influx-tokens plan revoke --filter \'db:flight_old age>1y\'', '--reason OPS-1234 > plan.json']));
	for (const action of ['revoke', 'suspend'] as const) {
		const command = addPlaceOptions(plan.command(action))
			.description(`a plan to ${action} tokens`)
			.requiredOption('--reason <text>', 'why, for whoever reviews it');
		addChoiceOptions(command)
			.option('--days <number>', 'how long the plan is good for', '7')
			.addHelpText('after', examples([`influx-tokens plan ${action} --filter 'db:flight_old age>1y'`, '--reason OPS-1234 > plan.json']))
			.action(async (options: PlanOptions, self: Command) => run(self, async (place, surroundings) => {
				const {runPlan} = await import('./run.js');
				return runPlan(action, {...options, ...place}, surroundings);
			}));
	}
}
