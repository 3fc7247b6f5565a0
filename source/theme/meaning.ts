/**
The meanings of colour. Each is also told by a word or a glyph, so that nothing is lost without colour. `protected` is a protected profile's own, on every screen of it.
*/
export type Meaning = 'accent' | 'danger' | 'warning' | 'good' | 'muted' | 'protected';

/**
What Ink's `<Text>` takes.
*/
export type TextStyle = {
	readonly color?: string;
	readonly bold?: boolean;
	readonly dimColor?: boolean;
};
