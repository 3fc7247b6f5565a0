/**
What an action is for. The help groups the actions by it.
*/
export type ActionKind = 'move' | 'find' | 'act' | 'edit' | 'program';

export type Action = {
	/**
	Key names as `parseKey` gives them. Footers show the first.
	*/
	readonly keys: readonly string[];
	/**
	One or two words for the footer and the palette.
	*/
	readonly label: string;
	/**
	A sentence part for the help and docs/keys.md.
	*/
	readonly help: string;
	readonly kind: ActionKind;
};
