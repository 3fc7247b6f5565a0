import type {DatabaseToken} from '../../../api/types.js';
import {useAppContext} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useShow} from '../../../session/use-show.js';
import {LetterMenu} from '../../letter-menu.js';
import {tokensOfFindings} from '../../../operations/changes-of-remedy.js';
import {useAuditList} from '../lists/use-audit-list.js';
import {useRemedyChoices, type RemedyChoice} from './use-remedy-choices.js';

/**
What can be done about the finding under the cursor, or about all findings of the rule under it that are not muted. Each entry opens a confirmation or a form; nothing is sent from here.
*/
export function RemediesMenu() {
	const {navigate, notice} = useAppContext();
	const {audit: view} = useClusterSession();
	const show = useShow();
	const {group, finding} = useAuditList(view, {rules: 1, findings: 1});
	const open = group?.findings.filter(({mute}) => mute === undefined) ?? [];
	const findings = finding ? [finding] : (open.length > 0 ? open : group?.findings ?? []);
	const choices = useRemedyChoices(findings);
	const tokens = tokensOfFindings(findings);

	const openForm = (token: DatabaseToken, remedy: RemedyChoice['remedy']) => {
		navigate({type: 'replaced', screen: remedy === 'rotate' ? {name: 'rotation', token} : {name: 'token-form', token, isEdit: true}});
	};

	const choose = ({remedy, obstacle, planned}: RemedyChoice) => {
		if (obstacle !== undefined) {
			notice(obstacle, 'warning');
			return;
		}

		if (!planned) {
			openForm(tokens[0]!, remedy);
			return;
		}

		const {action, changes, leftCount, why} = planned;
		navigate({
			type: 'replaced', screen: {
				name: 'confirm', batch: {
					action, changes, hiddenIds: new Set(), purpose: purposeOf(group!.rule, remedy),
				},
			},
		});
		notice(leftCount === 0 ? undefined : `${leftCount} of ${tokens.length} ${leftCount === 1 ? 'is' : 'are'} left alone: ${why}.`, 'warning');
	};

	return (
		<LetterMenu
			title={group ? show(`${group.rule.title}, ${tokens.length === 1 ? '1 token' : `${tokens.length} tokens`}`) : 'Act'} width={56}
			scope='remedies' label='choose' choices={choices}
			text={({label}) => label}
			onChoose={choose}
		/>
	);
}

/**
Why the change is made, for the confirmation and the journal. Raw text of the policy where the rule is the policy's own.
*/
function purposeOf({id, title}: {readonly id: string; readonly title: string}, remedy: RemedyChoice['remedy']): string {
	const words = `Finding ${id}: ${title}.`;
	return remedy === 'replace-wildcard' ? `${words} Databases that are created later are not covered, and neither is _internal.` : words;
}
