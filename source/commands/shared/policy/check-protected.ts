import {weakenedProtected, type GrantsLeft} from '../../../audit/policy/weakened-protected.js';
import type {Policy} from '../../../audit/policy/policy.js';
import {exitCodes} from '../../../exit-codes.js';
import {refuse} from '../../../result.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import type {ExistingOptions} from '../change/change-options.js';
import type {CommandResult} from '../program/command-result.js';

const mostNamed = 3;

/**
Refuses to revoke or weaken tokens that the policy protects, unless `--confirm-token` names each of them. In a dry run it gives a sentence that says so. Raw text of the service.
*/
export function checkProtected(changes: readonly GrantsLeft[], policy: Policy, {confirmToken = [], dryRun = false}: Pick<ExistingOptions, 'confirmToken' | 'dryRun'>): CommandResult<readonly string[]> {
	const confirmed = new Set(confirmToken.map(id => id.toLowerCase()));
	const tokens = weakenedProtected(changes, policy).filter(({id}) => !confirmed.has(id.toLowerCase()));
	if (tokens.length === 0) {
		return {ok: true, value: []};
	}

	const left = tokens.length - mostNamed;
	const names = `${tokens.slice(0, mostNamed).map(token => tokenName(token)).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
	const options = `${tokens.slice(0, mostNamed).map(({id}) => `--confirm-token ${id}`).join(' ')}${left > 0 ? ' and so on' : ''}`;
	const sentence = `${policy.source ?? 'The policy'} protects ${names}`;
	return dryRun
		? {ok: true, value: [`${sentence}: without --dry-run it needs ${options}.`]}
		: refuse(`${sentence}: nothing was sent. To do it all the same, add ${options}.`, {exitCode: exitCodes.usage});
}
