import type {Permission} from '../../api/types.js';

/**
The lifetime of a seeded token. `soon` expires within 30 days, `later` within two years.
*/
export type Lifetime = 'never' | 'later' | 'soon' | 'expired' | 'revoked';

/**
A token whose times are not drawn yet. Its id and its lifetime are drawn too when they are absent.
*/
export type TokenDraft = {
	readonly id?: string;
	readonly description: string;
	readonly permissions: readonly Permission[];
	readonly lifetime?: Lifetime;
	/**
	How many days ago it was created. Drawn when it is absent.
	*/
	readonly age?: number;
	/**
	In how many days it expires. Only with the lifetime `later`, whose expiry is drawn when this is absent.
	*/
	readonly expiresIn?: number;
};

/**
A draft that leaves nothing to be drawn, so that it changes no other token of its cluster.
*/
export type WholeDraft = TokenDraft & Required<Pick<TokenDraft, 'id' | 'age'>> & (
	| {readonly lifetime: 'never'}
	| {readonly lifetime: 'later'; readonly expiresIn: number}
);

/**
Grants to read these databases.
*/
export const read = (...names: readonly string[]): readonly Permission[] => names.map(resource => ({action: 'read', resource}));

/**
Grants to write these databases.
*/
export const write = (...names: readonly string[]): readonly Permission[] => names.map(resource => ({action: 'write', resource}));

/**
Grants to read and write these databases. Each database has two rows, as in the service's answers.
*/
export const readAndWrite = (...names: readonly string[]): readonly Permission[] => names.flatMap(name => [...read(name), ...write(name)]);
