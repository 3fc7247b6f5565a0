import type {Meaning} from '../../theme/meaning.js';

/**
A warning at the header's right end. A badge with the meaning `protected` also colours the header.
*/
export type Badge = {
	readonly text: string;
	readonly meaning: Meaning;
	/**
	Whether the badge is a remark and no warning. A header with too little room leaves its remarks out, so that the path fits.
	*/
	readonly isRemark?: boolean;
};

/**
The message in the line above the footer.
*/
export type Message = {
	readonly text: string;
	readonly meaning: Meaning | undefined;
};
