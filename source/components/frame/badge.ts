import type {Meaning} from '../../theme/meaning.js';

/**
What warns, at the header's right end. One that means `protected` colours the header.
*/
export type Badge = {
	readonly text: string;
	readonly meaning: Meaning;
	/**
	No warning, but worth knowing: where there is no room it gives way to the path.
	*/
	readonly isRemark?: boolean;
};

/**
The line above the footer.
*/
export type Message = {
	readonly text: string;
	readonly meaning: Meaning | undefined;
};
