import type {Impact} from './impact.js';

/**
A text that a person has to type exactly before tokens are revoked, and the reason as a part of a sentence. Both may hold raw text from outside.
*/
export type RequiredPhrase = {
	readonly phrase: string;
	readonly reason: string;
};

export type RequiredPhrasesOptions = {
	/**
	The impact of all the tokens that are to be revoked.
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
The texts that a person has to type before tokens are revoked, besides ticking the box. The greater the damage, the more has to be typed. Those that apply, in this order:

1. the number of tokens, when there is more than one
2. the name of the database with the greatest loss, when one loses its last writer or its last reader
3. the profile's name, when the profile is protected, or a token goes that can write all databases or whose grants cannot be read

Empty when none applies.
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
