import type {Action} from './action.js';

/**
Actions that open something or change something. No single key destroys anything: `revoke` and `suspend-token` only open a confirmation.
*/
export const actActions = {
	open: {
		keys: ['enter'], label: 'open', help: 'open', kind: 'act',
	},
	details: {
		keys: ['enter', 'd'], label: 'details', help: 'token details', kind: 'act',
	},
	options: {
		keys: ['o'], label: 'options', help: 'what can be done with this token', kind: 'act',
	},
	revoke: {
		keys: ['D'], label: 'revoke', help: 'ask to revoke it, or all marked tokens', kind: 'act',
	},
	'copy-id': {
		keys: ['y'], label: 'copy ID', help: 'send the ID to the clipboard of your terminal', kind: 'act',
	},
	'add-profile': {
		keys: ['a'], label: 'add', help: 'add a profile', kind: 'act',
	},
	'edit-profile': {
		keys: ['e'], label: 'edit', help: 'edit the profile', kind: 'act',
	},
	'remove-profile': {
		keys: ['x'], label: 'remove', help: 'remove the saved profile; asks first', kind: 'act',
	},
	save: {
		keys: ['enter', 'ctrl+s'], label: 'save', help: 'save the profile', kind: 'act',
	},
	'read-clusters': {
		keys: ['ctrl+o'], label: 'from file', help: 'read the clusters from the typed path', kind: 'act',
	},
	'toggle-choice': {
		keys: ['space'], label: 'change', help: 'tick, or go to the next choice', kind: 'act',
	},
	tick: {
		keys: ['space'], label: 'tick', help: 'tick or untick the risk box', kind: 'act',
	},
	press: {
		keys: ['enter'], label: 'press', help: 'press the focused button', kind: 'act',
	},
	cancel: {
		keys: ['escape'], label: 'cancel', help: 'cancel; nothing is sent', kind: 'act',
	},
	stop: {
		keys: ['escape'], label: 'stop', help: 'stop after the requests in flight', kind: 'act',
	},
	resume: {
		keys: ['enter'], label: 'go on', help: 'go on with the batch', kind: 'act',
	},
	done: {
		keys: ['enter', 'escape'], label: 'back', help: 'back to the list', kind: 'act',
	},
	choose: {
		keys: ['enter'], label: 'choose', help: 'choose', kind: 'act',
	},
	'management-token': {
		keys: ['T'], label: 'new token', help: 'enter another management token', kind: 'act',
	},
	'use-management-token': {
		keys: ['enter'], label: 'use', help: 'use this management token until the program ends', kind: 'act',
	},
	'copy-address': {
		keys: ['y'], label: 'copy address', help: 'send the address to the clipboard', kind: 'act',
	},
	'copy-code': {
		keys: ['c'], label: 'copy code', help: 'send the code to the clipboard', kind: 'act',
	},
	'sign-in-again': {
		keys: ['r'], label: 'new code', help: 'ask the identity provider for another code', kind: 'act',
	},
	'create-token': {
		keys: ['a'], label: 'create', help: 'create a database token', kind: 'act',
	},
	'edit-token': {
		keys: ['e'], label: 'edit', help: 'edit description and grants', kind: 'act',
	},
	'copy-token': {
		keys: ['C'], label: 'copy of it', help: 'create a token with the same grants', kind: 'act',
	},
	'suspend-token': {
		keys: ['s'], label: 'suspend', help: 'take away its grants, or those of marked tokens', kind: 'act',
	},
	'resume-token': {
		keys: ['u'], label: 'resume', help: 'give back its grants, or those of marked tokens', kind: 'act',
	},
	'rotate-token': {
		keys: ['R'], label: 'rotate', help: 'replace it by a successor, with an overlap', kind: 'act',
	},
	'suspend-instead': {
		keys: ['s'], label: 'suspend instead', help: 'suspend, which can be undone', kind: 'act',
	},
	'use-mark': {
		keys: ['m'], label: 'as the mark', help: 'resume as the mark says; asks first', kind: 'act',
	},
	'use-journal': {
		keys: ['J'], label: 'as the journal', help: 'resume as the journal says; asks first', kind: 'act',
	},
	'note-reason': {
		keys: ['n'], label: 'reason', help: 'note a reason, which the journal keeps', kind: 'act',
	},
	'copy-as': {
		keys: ['Y'], label: 'as curl', help: 'the same as curl and influxctl commands', kind: 'act',
	},
	'set-aside': {
		keys: ['X'], label: 'set aside', help: 'rename a damaged file, and go on without it', kind: 'act',
	},
	'accept-clock': {
		keys: ['K'], label: 'accept clock', help: 'trust this machine\'s clock all the same', kind: 'act',
	},
	activity: {
		keys: ['J'], label: 'activity', help: 'changes made from here, and their undo', kind: 'act',
	},
	'bulk-edit': {
		keys: ['b'], label: 'edit many', help: 'drop a database or replace *, in all marked', kind: 'act',
	},
	propose: {
		keys: ['L'], label: 'least privilege', help: 'propose it, also for marked tokens', kind: 'act',
	},
	'save-plan': {
		keys: ['P'], label: 'save plan', help: 'write this change to a file, to review it', kind: 'act',
	},
	'open-plan': {
		keys: ['O'], label: 'open plan', help: 'read a plan; go on with unchanged tokens', kind: 'act',
	},
	'save-token': {
		keys: ['ctrl+s'], label: 'save', help: 'create it, or review what will be saved', kind: 'act',
	},
	'take-suggestion': {
		keys: ['enter'], label: 'take', help: 'take the database that was found', kind: 'act',
	},
	'remove-row': {
		keys: ['x'], label: 'remove', help: 'remove this grant', kind: 'act',
	},
	reveal: {
		keys: ['space'], label: 'show', help: 'show or mask the secret', kind: 'act',
	},
	'send-to-clipboard': {
		keys: ['y'], label: 'clipboard', help: 'send it to the clipboard of your terminal', kind: 'act',
	},
	'write-to-file': {
		keys: ['w'], label: 'write to file', help: 'write it to a new file only you can read', kind: 'act',
	},
	'pipe-to-command': {
		keys: ['|'], label: 'pipe', help: 'give it to the standard input of a command', kind: 'act',
	},
	stored: {
		keys: ['escape', 'enter'], label: 'leave', help: 'leave; asks whether the secret is stored', kind: 'act',
	},
	'use-target': {
		keys: ['enter'], label: 'do it', help: 'do it', kind: 'act',
	},
	'complete-path': {
		keys: ['tab'], label: 'complete', help: 'complete the path, or go to the next field', kind: 'act',
	},
	'next-step': {
		keys: ['enter'], label: 'next step', help: 'take the step that is due', kind: 'act',
	},
	'undo-rotation': {
		keys: ['u'], label: 'undo', help: 'give the grants back and end the rotation', kind: 'act',
	},
	undo: {
		keys: ['u'], label: 'undo', help: 'undo the change, if that is possible', kind: 'act',
	},
	'undo-batch': {
		keys: ['U'], label: 'undo batch', help: 'undo all that was confirmed together with it', kind: 'act',
	},
	'go-on': {
		keys: ['o'], label: 'go on', help: 'go on with the changes that were never begun', kind: 'act',
	},
	'leave-rest': {
		keys: ['x'], label: 'leave rest', help: 'no longer offer what was never begun', kind: 'act',
	},
	'verify-again': {
		keys: ['v'], label: 'verify', help: 'ask the service for the unknown outcomes', kind: 'act',
	},
	export: {
		keys: ['E'], label: 'export', help: 'write this to a file: CSV, JSON or Markdown', kind: 'act',
	},
} as const satisfies Record<string, Action>;
