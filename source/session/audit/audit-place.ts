import {startOfList, type ListPosition} from '../lists/list-window.js';

/**
Where a person is on the audit screen. It is kept while the screen is closed, so that it comes back at the same rule.
*/
export type AuditPlace = {
	readonly rules: ListPosition;
	readonly findings: ListPosition;
	/**
	Whether the cursor is among the findings of the chosen rule; otherwise it is among the rules.
	*/
	readonly isInFindings: boolean;
	readonly showsMuted: boolean;
};

export const startOfAudit: AuditPlace = {
	rules: startOfList, findings: startOfList, isInFindings: false, showsMuted: false,
};
