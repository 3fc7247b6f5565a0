import {useAppContext} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import type {Finding} from '../../../audit/finding.js';
import type {Remedy} from '../../../audit/rule.js';
import {
	changesOfRemedy,
	tokensOfFindings,
	type BatchRemedy,
	type RemedyChanges,
} from '../../../operations/changes-of-remedy.js';

/**
One entry of the menu of remedies.
*/
export type RemedyChoice = {
	/**
	The key that chooses it.
	*/
	readonly letter: string;
	readonly remedy: Remedy;
	readonly label: string;
	/**
	Why it cannot be chosen, as a sentence. Undefined where it can.
	*/
	readonly obstacle?: string;
	/**
	What is to be confirmed. Absent for a remedy that has a form of its own.
	*/
	readonly planned?: RemedyChanges;
};

const letters: Readonly<Record<Exclude<Remedy, 'look'>, string>> = {
	revoke: 'd', suspend: 's', 'drop-grants': 'g', 'replace-wildcard': 'n', 'edit-description': 'e', rotate: 'r',
};

const verbs: Readonly<Record<BatchRemedy, string>> = {
	revoke: 'Revoke', suspend: 'Suspend', 'drop-grants': 'Drop these grants of', 'replace-wildcard': 'Replace * by names in',
};

/**
What can be done about findings of one rule: its own remedies, the best first, then to suspend and to revoke the tokens, which is always possible. None for findings about databases.
*/
export function useRemedyChoices(findings: readonly Finding[]): readonly RemedyChoice[] {
	const {services: {now, descriptionLimit}} = useAppContext();
	const {databaseNames} = useClusterSession();
	const context = {databaseNames, now: now(), descriptionLimit};
	const tokens = tokensOfFindings(findings);
	const own = findings[0]?.rule.remedies ?? [];
	const offered = [...new Set<Remedy>([...own, 'suspend', 'revoke'])];
	return tokens.length === 0
		? []
		: offered.flatMap((remedy): readonly RemedyChoice[] => {
			switch (remedy) {
				case 'look': {
					return [];
				}

				case 'edit-description':
				case 'rotate': {
					const label = remedy === 'rotate' ? 'Rotate' : 'Edit';
					return [tokens.length === 1
						? {letter: letters[remedy], remedy, label: `${label} it`}
						: {
							letter: letters[remedy], remedy, label: `${label} one: Tab chooses which`, obstacle: 'That is done for one token at a time: Tab goes to the findings, a acts on one.',
						}];
				}

				default: {
					const planned = changesOfRemedy(remedy, findings, context);
					const count = planned.changes.length;
					const label = count === 0
						? `${verbs[remedy]} ${tokens.length === 1 ? 'the token' : 'these tokens'}: not possible`
						: `${verbs[remedy]} ${count === 1 ? '1 token' : `${count} tokens`}${planned.leftCount === 0 ? '' : `; ${planned.leftCount} ${planned.leftCount === 1 ? 'is' : 'are'} left alone`}`;
					return [{
						letter: letters[remedy], remedy, label, planned, ...(count === 0 && {obstacle: `No token is left to change: ${planned.why}.`}),
					}];
				}
			}
		});
}
