import type {DatabaseToken} from '../api/types.js';
import {startChanges, type ChangeOptions} from './changes.js';
import type {
	ChangeItem,
	ChangeRunState,
	RevokeItem,
	RevokeRun,
	RevokeRunState,
} from './types.js';

export type RevokeOptions = Omit<ChangeOptions, 'targets' | 'onChange'> & {
	/**
	Exactly the tokens that were confirmed, as they were shown. An id that stands twice is revoked once.
	*/
	readonly targets: readonly DatabaseToken[];
	/**
	Called with the new state after every change, never before `startRevoke` has returned.
	*/
	readonly onChange?: (state: RevokeRunState) => void;
};

function toRevokeItem({token, stage, result}: ChangeItem): RevokeItem {
	if (stage === 'changing' || result?.kind === 'changed') {
		throw new Error('a revoke was an update');
	}

	return {
		token,
		stage,
		result: result && {...result, kind: result.kind},
	};
}

// One object for each object of the engine, so that what did not change stays the same object.
function memoized<Input extends WeakKey, Output>(make: (input: Input) => Output): (input: Input) => Output {
	const made = new WeakMap<Input, Output>();
	return input => {
		const output = made.get(input) ?? make(input);
		made.set(input, output);
		return output;
	};
}

/**
A run of `startChanges` that revokes.
*/
export function startRevoke({targets, onChange, ...options}: RevokeOptions): RevokeRun {
	const itemOf = memoized(toRevokeItem);
	const itemsOf = memoized((items: readonly ChangeItem[]): readonly RevokeItem[] => items.map(item => itemOf(item)));
	const stateOf = memoized(({items, counts: {changed, ...counts}, ...state}: ChangeRunState): RevokeRunState => ({...state, items: itemsOf(items), counts}));

	const run = startChanges({
		...options,
		targets: targets.map(token => ({token, change: {kind: 'revoke'}})),
		...(onChange && {
			onChange(state: ChangeRunState) {
				onChange(stateOf(state));
			},
		}),
	});

	return {
		get state() {
			return stateOf(run.state);
		},
		stop: run.stop,
		resume: run.resume,
		finished: (async () => itemsOf(await run.finished))(),
	};
}
