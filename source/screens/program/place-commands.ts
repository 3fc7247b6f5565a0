import type {Cluster} from '../../profiles/types.js';
import type {AppContextValue} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {
	baseOf,
	clusterOf,
	profileOf,
	type BaseScreen,
	type ScreenStack,
	type StackEvent,
} from '../../session/screen-stack.js';
import type {PaletteCommand} from './palette-commands.js';

type Options = Pick<AppContextValue, 'navigate' | 'notice'> & {
	readonly stack: ScreenStack;
	/**
	The clusters of the open profile. None where no profile is open.
	*/
	readonly clusters: readonly Cluster[];
	readonly isReadOnly: boolean;
	readonly show: (text: string) => string;
};

/**
The screens that hold what a person typed, or what must be seen to its end. The palette leaves none of them.
*/
const unfinished: ReadonlySet<BaseScreen['name']> = new Set(['profile-form', 'token-form', 'save-token', 'secret', 'unknown-create', 'rotation', 'bulk-edit', 'save-plan', 'note-reason', 'run', 'mute', 'saved-views']);

/**
A command for each screen that can be gone to from here: the profiles, the clusters and each of them, and in an open cluster its tokens, its audit, its activity, a new token and a plan. A screen that holds something unfinished has to be left by its own keys first, and the command says so.
*/
export function placeCommands({stack, clusters, isReadOnly, show, navigate, notice}: Options): readonly PaletteCommand[] {
	const base = baseOf(stack).name;
	const profile = profileOf(stack);
	const open = clusterOf(stack);
	const go = (name: string, ...steps: readonly StackEvent[]): PaletteCommand => ({
		id: name,
		name: `go to ${name}`,
		keys: '',
		run() {
			if (unfinished.has(base)) {
				notice('Leave this screen by its own keys first: the palette would lose what it holds.', 'warning');
				return;
			}

			for (const step of steps) {
				navigate(step);
			}
		},
	});
	const inCluster = (name: string, screen: BaseScreen): PaletteCommand => go(name, {type: 'returned', to: 'tokens'}, {type: 'opened', screen});
	return [
		...(open && base !== 'tokens' ? [go(`the database tokens of ${show(open.name)}`, {type: 'returned', to: 'tokens'})] : []),
		...(open && base !== 'audit' ? [stack.some(({name}) => name === 'audit') ? go('the audit', {type: 'returned', to: 'audit'}) : inCluster('the audit', {name: 'audit'})] : []),
		...(open && base !== 'activity' ? [inCluster('the activity', {name: 'activity'})] : []),
		...(open && base !== 'token-form' ? [isReadOnly ? refused('a new token', readOnlyObstacle, notice) : inCluster('a new token', {name: 'token-form', token: undefined, isEdit: false})] : []),
		...(open && base !== 'open-plan' ? [inCluster('a plan', {name: 'open-plan'})] : []),
		...(profile && base !== 'clusters' ? [go(`the clusters of ${show(profile.name)}`, {type: 'returned', to: 'clusters'})] : []),
		...clusters.filter(({id}) => id !== open?.id).map(cluster => go(`cluster ${show(cluster.name)}`, {type: 'returned', to: 'clusters'}, {type: 'opened', screen: {name: 'tokens', cluster}})),
		...(base === 'profiles' ? [] : [go('the profiles', {type: 'returned', to: 'profiles'})]),
	];
}

function refused(name: string, reason: string, notice: AppContextValue['notice']): PaletteCommand {
	return {
		id: name,
		name: `go to ${name}`,
		keys: '',
		run() {
			notice(reason, 'warning');
		},
	};
}
