import {readNumber} from './read-number.js';

/**
The options of the emulated identity provider as the command line gives them.
*/
export type SignInCommandOptions = {
	readonly signIn?: boolean | undefined;
	readonly approveAfter?: string | undefined;
	readonly deny?: boolean | undefined;
	readonly slowDowns: string;
	readonly codeLife: string;
	readonly tokenLife: string;
	/**
	False with `--no-refresh-token`.
	*/
	readonly refreshToken: boolean;
};

/**
What the emulator gets of them. `codeLife` and `tokenLife` are in seconds.
*/
export type SignInRequest = {
	readonly approveAfter?: number;
	readonly isDenied: boolean;
	readonly slowDowns: number;
	readonly codeLife: number;
	readonly tokenLife: number;
	readonly hasRefreshToken: boolean;
};

// A year in seconds.
const longestLife = 31_536_000;

/**
Turns the options into those of the identity provider, undefined without `--sign-in`, or gives one sentence about the first wrong one.
*/
export function readSignIn({signIn = false, approveAfter, deny = false, refreshToken, ...texts}: SignInCommandOptions, product: string | undefined): SignInRequest | undefined | string {
	if (!signIn) {
		return approveAfter === undefined && !deny && refreshToken ? undefined : '--approve-after, --deny and --no-refresh-token are for --sign-in: add it.';
	}

	if (product !== 'clustered') {
		return '--sign-in plays the identity provider of Clustered: add --product clustered.';
	}

	const numbers = {
		slowDowns: readNumber('--slow-downs', texts.slowDowns, 0, 1000),
		codeLife: readNumber('--code-life', texts.codeLife, 1, longestLife),
		tokenLife: readNumber('--token-life', texts.tokenLife, 1, longestLife),
		...(approveAfter !== undefined && {approveAfter: readNumber('--approve-after', approveAfter, 0, 1000)}),
	};
	const wrong = Object.values(numbers).find(number => typeof number === 'string');
	return wrong ?? {...numbers as {readonly [Name in keyof typeof numbers]: number}, isDenied: deny, hasRefreshToken: refreshToken};
}
