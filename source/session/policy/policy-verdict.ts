/**
What the policy says of changes that are about to be sent. All texts are raw.
*/
export type PolicyVerdict = {
	/**
	What they break, in sentences, or why that is not known. Empty where nothing is to be said.
	*/
	readonly sentences: readonly string[];
	/**
	Why they are not sent, as a part of a sentence. Undefined where the policy only warns.
	*/
	readonly obstacle: string | undefined;
	/**
	What must be typed because the policy protects a token, and why.
	*/
	readonly phrase: {readonly phrase: string; readonly reason: string} | undefined;
};

/**
The verdict on what no policy is about.
*/
export const noVerdict: PolicyVerdict = {sentences: [], obstacle: undefined, phrase: undefined};
