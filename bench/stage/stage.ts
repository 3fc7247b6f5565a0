/**
When the screen was first as expected. `at` is when the bytes arrived that made it so, in `performance.now()`, and `cpu` what the process had used by then, in ms.
*/
export type Seen = {readonly at: number; readonly cpu: number | undefined};

/**
What one key cost. The times are in milliseconds.
*/
export type KeyCost = {
	/**
	From the key to the last byte that answers it.
	*/
	readonly time: number;
	readonly cpu: number | undefined;
	readonly bytes: number;
};

/**
A program in a real pseudo-terminal. The time of its bytes is taken when they arrive, before the terminal emulator parses them.
*/
export type Stage = {
	readonly pid: number;
	rows(): readonly string[];
	/**
	How many bytes the program has sent so far.
	*/
	bytes(): number;
	press(keys: string): void;
	/**
	Waits until the rows of the screen are as expected. Throws after two minutes, or when the program has ended.
	*/
	until(isExpected: (rows: readonly string[]) => boolean): Promise<Seen>;
	/**
	Waits until the program neither sends nor works.
	*/
	quiet(): Promise<void>;
	/**
	Presses the keys in one write and waits for the whole answer. Throws when there is none.
	*/
	cost(keys: string): Promise<KeyCost>;
	/**
	Waits until the program has ended by itself.
	*/
	ended(): Promise<void>;
	/**
	Kills the program if it still runs.
	*/
	close(): Promise<void>;
};

export type StageOptions = {
	readonly file: string;
	readonly arguments: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	readonly columns: number;
	readonly rows: number;
};
