/**
One bar of a chart.
*/
export type Bar = {
	/**
	In ASCII: `2024 Q3`, `never`.
	*/
	readonly label: string;
	/**
	How many tokens it stands for.
	*/
	readonly count: number;
};

/**
A bar chart of the tokens that are neither revoked nor expired. Each of them is in exactly one bar.
*/
export type Chart = {
	readonly id: 'age' | 'expiry' | 'grants';
	readonly title: string;
	/**
	What the bars count, as a sentence.
	*/
	readonly about: string;
	/**
	In the order in which they are drawn. The last ones may stand apart, such as `never`.
	*/
	readonly bars: readonly Bar[];
};
