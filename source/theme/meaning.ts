/**
The meanings of colour. A word or a glyph says the same, so that nothing is lost without colour. `protected` is used only for a protected profile, on all its screens.
*/
export type Meaning = 'accent' | 'danger' | 'warning' | 'good' | 'muted' | 'protected';

/**
The style properties that Ink's `<Text>` takes.
*/
export type TextStyle = {
	readonly color?: string;
	readonly bold?: boolean;
	readonly dimColor?: boolean;
};
