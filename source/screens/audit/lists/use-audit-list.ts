import {useLayoutEffect, useMemo, useRef} from 'react';
import {moveHandlers} from '../../../keys/move-handlers.js';
import type {Finding} from '../../../audit/finding.js';
import type {AuditPlace} from '../../../session/audit/audit-place.js';
import type {AuditView} from '../../../session/audit/audit-view.js';
import type {KeyHandlers} from '../../../session/app-context.js';
import {
	move,
	settle,
	startOfList,
	windowOf,
	type ListPosition,
	type Move,
} from '../../../session/lists/list-window.js';
import {findingKey} from './finding-key.js';
import {groupFindings, type FindingGroup} from './group-findings.js';

/**
The rules with findings and the findings of the chosen one, each as a list with a cursor.
*/
export type AuditList = {
	readonly groups: readonly FindingGroup[];
	/**
	The rule under the cursor. Undefined where no rule has a finding.
	*/
	readonly group: FindingGroup | undefined;
	/**
	The finding under the cursor. Undefined while the cursor is among the rules.
	*/
	readonly finding: Finding | undefined;
	/**
	The rules, and the findings of the chosen rule, that the window has rows for.
	*/
	readonly shownGroups: readonly FindingGroup[];
	readonly shownFindings: readonly Finding[];
	readonly handlers: KeyHandlers;
	readonly setPlace: (change: Partial<AuditPlace>) => void;
};

/**
The lists of the audit screen. `heights` are the rows that each of them has. Moves of the cursor that come before the first audit is worked out are made once it is, so that a key that follows them in the same write acts on the right rule.
*/
export function useAuditList({audit, place, setPlace}: AuditView, heights: {readonly rules: number; readonly findings: number}): AuditList {
	const {isInFindings, showsMuted} = place;
	const groups = useMemo(() => audit ? groupFindings(audit, showsMuted) : [], [audit, showsMuted]);
	const ruleIds = useMemo(() => groups.map(({rule}) => rule.id), [groups]);
	const rules = settle(place.rules, ruleIds, heights.rules);
	const group = groups[rules.cursor];
	const findingIds = useMemo(() => group ? group.findings.map(finding => findingKey(finding)) : [], [group]);
	const findings = settle(place.findings, findingIds, heights.findings);
	const change = (changed: Partial<AuditPlace>) => {
		setPlace({...place, ...changed});
	};

	const early = useRef<Move[]>([]);
	const isAsking = audit === undefined;
	useLayoutEffect(() => {
		const steps = early.current.splice(0);
		if (isAsking || steps.length === 0) {
			return;
		}

		let moved: ListPosition = rules;
		for (const step of steps) {
			moved = move(moved, step, ruleIds, heights.rules);
		}

		change({rules: moved, findings: startOfList});
	}, [isAsking]);

	return {
		groups,
		group,
		finding: isInFindings ? group?.findings[findings.cursor] : undefined,
		shownGroups: shownOf(groups, rules, heights.rules),
		shownFindings: group ? shownOf(group.findings, findings, heights.findings) : [],
		handlers: {
			...moveHandlers(step => {
				if (isAsking) {
					early.current.push(step);
					return;
				}

				change(isInFindings
					? {findings: move(findings, step, findingIds, heights.findings)}
					: {rules: move(rules, step, ruleIds, heights.rules), findings: startOfList});
			}),
			'switch-list': group
				? () => {
					change({rules, findings, isInFindings: !isInFindings});
				}
				: 'No rule has a finding to show.',
		},
		setPlace: change,
	};
}

function shownOf<Item>(items: readonly Item[], position: ListPosition, height: number): readonly Item[] {
	const {from, to} = windowOf(position, items.length, height);
	return items.slice(from, to);
}
