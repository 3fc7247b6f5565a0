import {findingsView} from '../../../audit/findings-view.js';
import {unansweredWords} from '../../../audit/unanswered-words.js';
import {exitCodes} from '../../../exit-codes.js';
import {refuse} from '../../../result.js';
import {requiresAudit, type FilterContext} from '../../../tokens/filter/matcher.js';
import type {Query} from '../../../tokens/filter/query.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {sayTo} from '../output/say.js';
import type {AuditOrder} from './audit-cluster.js';

/**
What a filter needs of an audit of the cluster. It runs the audit only where the filter asks for findings or owners, or with `isShown` where they are printed, and refuses where the audit cannot answer the filter.
*/
export async function filterFacts(query: Query | undefined, {isShown = false, ...order}: AuditOrder & {readonly isShown?: boolean}, surroundings: CommandSurroundings): Promise<CommandResult<Pick<FilterContext, 'findings' | 'ownerOf'>>> {
	if (!isShown && !(query && requiresAudit(query))) {
		return {ok: true, value: {}};
	}

	// A command without such a filter loads no rule.
	const {auditCluster} = await import('./audit-cluster.js');
	const done = await auditCluster(order, surroundings);
	if (!done.ok) {
		return done;
	}

	const {audit, problems} = done.value;
	for (const sentence of problems) {
		sayTo(surroundings.stderr)(sentence);
	}

	const problem = query && unansweredWords(query, audit);
	return problem === undefined ? {ok: true, value: findingsView(audit)} : refuse(problem, {exitCode: exitCodes.notAll});
}
