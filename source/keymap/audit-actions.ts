import type {Action} from './action.js';

/**
Actions of the audit, and the one that opens it.
*/
export const auditActions = {
	audit: {
		keys: ['A'], label: 'audit', help: 'what is wrong with these tokens, and what to do', kind: 'act',
	},
	'show-tokens': {
		keys: ['enter'], label: 'tokens', help: 'the tokens behind it, in the list', kind: 'act',
	},
	'act-on-finding': {
		keys: ['a'], label: 'act', help: 'revoke, suspend or edit what is behind it; asks', kind: 'act',
	},
	'mute-finding': {
		keys: ['m'], label: 'mute', help: 'mute it in the policy, with a reason and an end', kind: 'act',
	},
	'explain-rule': {
		keys: ['?'], label: 'why', help: 'why it matters, what to do, and these keys', kind: 'program',
	},
	'audit-score': {
		keys: ['s'], label: 'score', help: 'how it is worked out, and what is not known', kind: 'program',
	},
	'mark-seen': {
		keys: ['+'], label: 'seen', help: 'keep this as seen; later changes are findings', kind: 'act',
	},
	'show-muted': {
		keys: ['.'], label: 'muted', help: 'show or hide muted findings', kind: 'find',
	},
	'switch-list': {
		keys: ['tab'], label: 'findings', help: 'to the findings of the rule, and back', kind: 'move',
	},
} as const satisfies Record<string, Action>;
