/**
An aim of the program: the figure should be at most this, in its unit.
*/
export type Aim = {
	readonly most: number;
	/**
	The aim against another program, which may be absent from the machine.
	*/
	readonly against?: 'fzf' | 'curl';
};

/**
The aims that the figures are judged by. Nothing fails when one is missed; the table says so.
*/
export const aims = {
	/**
	Multiples of the time of `node -e 0`.
	*/
	firstScreen: {most: 2.5},
	deepLink: {most: 5},
	/**
	Bytes at 120x40.
	*/
	moveBytes: {most: 290},
	scrollBytes: {most: 250},
	furtherFilterKeyBytes: {most: 50},
	/**
	Milliseconds at 120x40.
	*/
	moveTime: {most: 16},
	/**
	Multiples of what the same key costs fzf.
	*/
	pageAgainstFzf: {most: 0.5, against: 'fzf'},
	furtherFilterKeyAgainstFzf: {most: 0.4, against: 'fzf'},
	previewAgainstFzf: {most: 2, against: 'fzf'},
	/**
	In ten seconds: bytes, and ticks of the clock of 10 ms each.
	*/
	idle: {most: 0},
	/**
	MB.
	*/
	memoryOf100000: {most: 200},
	memoryOf300000: {most: 350},
	/**
	Multiples of JSON.parse of the same text.
	*/
	lastByteToPainted: {most: 1},
	/**
	Multiples of the time of curl.
	*/
	batch: {most: 1.2, against: 'curl'},
	/**
	Bytes a second.
	*/
	progress: {most: 2000},
	/**
	Multiples of the growth of a plain sort, from 10,000 to 300,000 tokens. What takes n log n has about 1, or a little more where its objects are spread over the memory; n to the power of 1.5 would have 4, and n squared 22.
	*/
	growth: {most: 2},
	/**
	Milliseconds for all rules, with 10,000 tokens and 1,000 databases.
	*/
	audit: {most: 300},
	/**
	Multiples of the growth of tokens plus grants, from 10,000 to 100,000 tokens. What is linear has about 1, or a little more where its objects are spread over the memory; n to the power of 1.5 would have 3, and n squared 10.
	*/
	auditGrowth: {most: 2},
} as const satisfies Readonly<Record<string, Aim>>;
