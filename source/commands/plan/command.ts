import type {Command} from 'commander';
import {addChoiceOptions} from '../shared/change/change-options.js';
import {addEditOptions} from '../shared/change/edit-options.js';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {PlanOptions} from './run.js';

const example = (action: string, edit = '') => examples([`influx-tokens plan ${action} --filter 'db:flight_old age>1y'`, `${edit}--reason OPS-1234 > plan.json`]);

/**
`influx-tokens plan revoke`, `influx-tokens plan suspend` and `influx-tokens plan update`.
*/
export function addPlanCommand(program: Command, run: RunCommand): void {
	const plan = program.command('plan')
		.helpCommand(false)
		.description('print a plan, which a colleague can review; nothing is changed')
		.addHelpText('after', example('revoke'));
	for (const action of ['revoke', 'suspend', 'update'] as const) {
		const command = addPlaceOptions(plan.command(action))
			.description(action === 'update' ? 'a plan to change the grants of tokens, or the description of one' : `a plan to ${action} tokens`)
			.requiredOption('--reason <text>', 'why, for whoever reviews it');
		addChoiceOptions(action === 'update' ? addEditOptions(command) : command)
			.option('--days <number>', 'how long the plan is good for', '7')
			.addHelpText('after', example(action, action === 'update' ? '--remove flight_old ' : ''))
			.action(async (options: PlanOptions, self: Command) => run(self, async (place, surroundings) => {
				const {runPlan} = await import('./run.js');
				return runPlan(action, {...options, ...place}, surroundings);
			}));
	}
}
