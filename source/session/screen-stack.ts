import type {MuteSubject} from '../audit/policy/remove-mute.js';
import type {PlanAction} from '../tokens/plan/plan.js';
import type {PlannedToken} from '../tokens/plan/plan-impact.js';
import type {DatabaseToken, TokenChanges} from '../api/types.js';
import type {Cluster, Profile} from '../profiles/types.js';
import type {Disagreement} from '../operations/types.js';
import type {ChangeBatch} from './change-batch.js';
import {overlayTitles, type Overlay} from './overlay.js';

/**
Every screen that the program can show. It holds whole clusters and profiles, so that a header can be drawn at once.
*/
export type Screen = Overlay | BaseScreen;

/**
What fills the window.
*/
export type BaseScreen =
	| {readonly name: 'profiles'}
	| {readonly name: 'profile-form'; readonly profile: Profile | undefined}
	| {readonly name: 'remove-profile'; readonly profile: Profile}
	| {readonly name: 'clusters'; readonly profile: Profile}
	| {readonly name: 'tokens'; readonly cluster: Cluster}
	| {readonly name: 'details'; readonly tokenId: string}
	| {readonly name: 'confirm'; readonly batch: ChangeBatch}
	| {readonly name: 'note-reason'; readonly of: Question}
	/**
	Suspended tokens whose marks and whose journal disagree.
	*/
	| {readonly name: 'resume-choice'; readonly disagreements: readonly Disagreement[]}
	| {readonly name: 'run'}
	/**
	A new token, a copy of one, or an edit of one.
	*/
	| {
		readonly name: 'token-form';
		readonly token: DatabaseToken | undefined;
		readonly isEdit: boolean;
		/**
		The description with which the form starts, in place of the token's own.
		*/
		readonly description?: string;
	}
	| {readonly name: 'save-token'; readonly loaded: DatabaseToken; readonly edited: Required<TokenChanges>; readonly reason?: string}
	/**
	The secret itself is in the session's hand-over, never on the stack.
	*/
	| {
		readonly name: 'secret';
		readonly token: DatabaseToken;
		/**
		What differs from what was asked for, one part of a sentence each. Raw text of the service.
		*/
		readonly differences: readonly string[];
		/**
		Why its id must not be used; undefined where it may.
		*/
		readonly idProblem: string | undefined;
		/**
		The rotation whose successor it is. Absent for any other token.
		*/
		readonly rotationId?: string;
	}
	/**
	A create whose outcome is not known: the tokens that it may have made.
	*/
	| {readonly name: 'unknown-create'; readonly cause: string; readonly candidates: readonly DatabaseToken[]}
	| {readonly name: 'rotation'; readonly token: DatabaseToken}
	| {readonly name: 'activity'}
	| {readonly name: 'audit'}
	/**
	`words`: what is muted, as a part of a sentence, raw.
	*/
	| {readonly name: 'mute'; readonly subject: MuteSubject; readonly words: string}
	| {readonly name: 'bulk-edit'}
	| {readonly name: 'mark-from-file'}
	| {readonly name: 'saved-views'}
	/**
	`action`: undefined where the person chooses between a revoke and a suspend.
	*/
	| {readonly name: 'save-plan'; readonly action: PlanAction | undefined; readonly planned: readonly PlannedToken[]; readonly reason?: string | undefined}
	| {readonly name: 'open-plan'};

/**
A screen that asks whether to send a change, and takes a reason for the journal.
*/
export type Question = Extract<BaseScreen, {readonly name: 'confirm' | 'save-token'}>;

export type ScreenName = Screen['name'];

/**
The screens from the root to the one on top. Never empty.
*/
export type ScreenStack = readonly [Screen, ...Screen[]];

export type StackEvent =
	| {readonly type: 'opened'; readonly screen: Screen}
	/**
	An overlay or a screen that is done gives way to another.
	*/
	| {readonly type: 'replaced'; readonly screen: Screen}
	| {readonly type: 'closed'}
	/**
	Goes back to the nearest screen of that name; nothing happens where there is none. It stops at the screen of a secret in between, which is left only by answering its own question.
	*/
	| {readonly type: 'returned'; readonly to: ScreenName};

export const initialStack: ScreenStack = [{name: 'profiles'}];

/**
The stack after an event. The root is never closed: leaving it ends the program, which the app decides.
*/
export function reduceStack(stack: ScreenStack, event: StackEvent): ScreenStack {
	switch (event.type) {
		case 'opened': {
			return [...stack, event.screen];
		}

		case 'replaced': {
			return stack.length === 1 ? [...stack, event.screen] : [stack[0], ...stack.slice(1, -1), event.screen];
		}

		case 'closed': {
			return stack.length === 1 ? stack : [stack[0], ...stack.slice(1, -1)];
		}

		case 'returned': {
			const index = stack.findLastIndex(screen => screen.name === event.to);
			const secret = stack.findLastIndex(screen => screen.name === 'secret');
			return index === -1 ? stack : [stack[0], ...stack.slice(1, Math.max(index, secret) + 1)];
		}
	}
}

export function isOverlay(screen: Screen): screen is Overlay {
	return Object.hasOwn(overlayTitles, screen.name);
}

const kept = new Set<ScreenName>(['token-form', 'bulk-edit', 'open-plan']);

/**
Whether the screen stays mounted while another one lies on top of it: a form, which comes back as it was left when the review of what was typed is cancelled.
*/
export function isKept({name}: Screen): boolean {
	return kept.has(name);
}

/**
The screen on top.
*/
export function topOf(stack: ScreenStack): Screen {
	return stack.at(-1) ?? stack[0];
}

/**
The topmost screen that is not an overlay. It is drawn below the overlays.
*/
export function baseOf(stack: ScreenStack): BaseScreen {
	return stack.findLast(screen => !isOverlay(screen)) ?? {name: 'profiles'};
}

/**
The overlays above the base, from the lowest to the one on top.
*/
export function overlaysOf(stack: ScreenStack): readonly Overlay[] {
	return stack.slice(stack.findLastIndex(screen => !isOverlay(screen)) + 1).filter(screen => isOverlay(screen));
}

/**
The cluster whose tokens are on the stack, if any.
*/
export function clusterOf(stack: ScreenStack): Cluster | undefined {
	const screen = stack.findLast(candidate => candidate.name === 'tokens');
	return screen?.name === 'tokens' ? screen.cluster : undefined;
}

/**
The list that a change or a form on top of it goes back to when it is done: the tokens of the open cluster, or its audit.
*/
export function listBelow(stack: ScreenStack): 'audit' | 'tokens' {
	return stack.findLast(({name}) => name === 'tokens' || name === 'audit')?.name === 'audit' ? 'audit' : 'tokens';
}

/**
The profile that is open, if any.
*/
export function profileOf(stack: ScreenStack): Profile | undefined {
	const screen = stack.findLast(candidate => candidate.name === 'clusters');
	return screen?.name === 'clusters' ? screen.profile : undefined;
}
