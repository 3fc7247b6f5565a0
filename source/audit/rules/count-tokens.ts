/**
The beginning of a sentence about tokens and their number: `1 token has`, `27 tokens have`. `one` is the verb for one token, and `many`, which is `one` by default, for any other number.
*/
export function countTokens(count: number, one: string, many = one): string {
	return count === 1 ? `1 token ${one}` : `${count} tokens ${many}`;
}
