/**
What a description says a token cannot do.
*/
export type OnlyClaim = {
	/**
	The action that the description denies.
	*/
	readonly denied: 'read' | 'write';
	/**
	The words that say so, as they stand in the description. Raw text of the service.
	*/
	readonly words: string;
};

// "was read-only" and "not read-only" say the opposite.
const claim = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}]|\b(?:former|formerly|longer|mehr|never|nicht|non|not|was)[ -])(?:${words})(?![\p{L}\p{N}])`, 'iu');
const readOnly = claim('read[ _-]?only|nur[ _-]les(?:en|end|er|ezugriff|erecht|erechte)|lecture seule|solo lectura|sola lettura');
const writeOnly = claim('write[ _-]?only|nur[ _-]schreib(?:en|end|er|zugriff|recht|rechte)');
const both = /read(?:[ ,\-/_]|and|or)*writ|writ(?:e|es|ing)(?:[ ,\-/_]|and|or)*read|(?<!\p{Letter})r\/?w(?!\p{Letter})|les\p{Letter}*[ ,\-/]*(?:und[ \-/]*)?schreib/iu;

// One of these is in each of the phrases. Most descriptions have none, and the phrases take long to look for.
const mayHaveOne = /only|nur|lecture|sol[ao]/i;

/**
Reads from a description whether it says that the token only reads, or only writes, in English, German, French, Spanish or Italian. Undefined where it says neither, or both.
*/
export function onlyClaimOf(text: string): OnlyClaim | undefined {
	if (!mayHaveOne.test(text)) {
		return undefined;
	}

	const onlyReads = readOnly.exec(text);
	const onlyWrites = writeOnly.exec(text);
	if ((onlyReads === null) === (onlyWrites === null) || both.test(text)) {
		return undefined;
	}

	return onlyReads ? {denied: 'write', words: onlyReads[0]} : {denied: 'read', words: onlyWrites![0]};
}
