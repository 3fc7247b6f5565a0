import type {Impact} from './impact.js';

/**
A text to be typed exactly before tokens are revoked, and why, as a part of a sentence. Both may hold raw text from outside.
*/
export type RequiredPhrase = {
	readonly phrase: string;
	readonly reason: string;
};

export type RequiredPhrasesOptions = {
	/**
	Of all the tokens that are to be revoked.
	*/
	readonly impact: Impact;
	/**
	How many tokens are to be revoked, live or not.
	*/
	readonly count: number;
	readonly profileName: string;
	readonly isProtected: boolean;
};

function profileReason(isProtected: boolean, leavingWildcardWriters: number, leavingUnknown: number): string | undefined {
	if (leavingWildcardWriters > 0) {
		return leavingWildcardWriters === 1
			? 'profile: a token that can write all databases goes'
			: `profile: ${leavingWildcardWriters} tokens that can write all databases go`;
	}

	if (leavingUnknown > 0) {
		return leavingUnknown === 1
			? 'profile: what one of the tokens can do is not known'
			: `profile: what ${leavingUnknown} of the tokens can do is not known`;
	}

	return isProtected ? 'profile: it is protected' : undefined;
}

/**
What must be typed, besides ticking the box, before tokens are revoked: friction follows damage. Each that applies, in this order:

1. the count, for more than one token
2. the name of the worst hit database, when one loses its last writer or its last reader
3. the profile's name, when it is protected or a token that can write all databases goes, or one whose grants cannot be read

Empty for one token that does no such harm.
*/
export function requiredPhrases({impact, count, profileName, isProtected}: RequiredPhrasesOptions): readonly RequiredPhrase[] {
	const worst = impact.databases.find(({losesLastWriter, losesLastReader}) => losesLastWriter || losesLastReader);
	const reason = profileReason(isProtected, impact.leavingWildcardWriters.length, impact.leavingUnknown.length);
	return [
		...count > 1 ? [{phrase: String(count), reason: 'count of tokens'}] : [],
		...worst ? [{phrase: worst.database, reason: worst.losesLastWriter ? 'loses its last writer' : 'loses its last reader'}] : [],
		...reason === undefined ? [] : [{phrase: profileName, reason}],
	];
}
