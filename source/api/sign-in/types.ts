import type {Secret} from '../../secrets/secret.js';

/**
An identity provider and how this program is known to it: the settings of `[profile.auth.oauth2]` in influxctl's config.
*/
export type Provider = {
	readonly clientId: string;
	readonly scopes: readonly string[];
	/**
	More fields of each request, such as `audience`. A value that may be a secret is one.
	*/
	readonly parameters: ReadonlyArray<readonly [name: string, value: string | Secret]>;
	/**
	As `parseProviderUrl` returns them.
	*/
	readonly tokenUrl: string;
	readonly deviceUrl: string;
};

/**
What a person needs to sign in: the address to open and the code to enter there. Both are outside text, raw.
*/
export type SignInCode = {
	readonly userCode: string;
	/**
	An address of https, or of http on this machine, in ASCII.
	*/
	readonly address: string;
	/**
	The same with the code in it, where the provider gives one on the same host.
	*/
	readonly completeAddress: string | undefined;
	/**
	When the code ends, in ms since the epoch.
	*/
	readonly endsAt: number;
};

/**
A management token that a provider gave, and the token with which it gives another one without asking a person.
*/
export type SignedIn = {
	readonly secret: Secret;
	readonly refreshToken: Secret | undefined;
};
