import type {Command} from 'commander';
import {addChoiceOptions} from '../shared/change/change-options.js';
import {addEditOptions} from '../shared/change/edit-options.js';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {PlanOptions, PlanRequest} from './run.js';

const example = (request: string, edit = '') => examples([`influx-tokens plan ${request} --filter 'db:flight_old age>1y'`, `${edit}--reason OPS-1234 > plan.json`]);

const descriptions: Readonly<Record<PlanRequest, string>> = {
	revoke: 'a plan to revoke tokens',
	suspend: 'a plan to suspend tokens',
	update: 'a plan to change the grants of tokens, or the description of one',
	propose: 'a plan that leaves tokens what they can do on the databases that exist',
};

/**
`influx-tokens plan revoke`, `plan suspend`, `plan update` and `plan propose`.
*/
export function addPlanCommand(program: Command, run: RunCommand): void {
	const plan = program.command('plan')
		.helpCommand(false)
		.description('print a plan, which a colleague can review; nothing is changed')
		.addHelpText('after', example('revoke'));
	for (const request of ['revoke', 'suspend', 'update', 'propose'] as const) {
		const command = addPlaceOptions(plan.command(request))
			.description(descriptions[request])
			.requiredOption('--reason <text>', 'why, for whoever reviews it');
		addChoiceOptions(request === 'update' ? addEditOptions(command) : command, {takesIds: false})
			.option('--days <number>', 'how long the plan is good for', '7')
			.addHelpText('after', example(request, request === 'update' ? '--remove flight_old ' : ''))
			.action(async (options: PlanOptions, self: Command) => run(self, async (place, surroundings) => {
				const {runPlan} = await import('./run.js');
				return runPlan(request, {...options, ...place}, surroundings);
			}));
	}
}
