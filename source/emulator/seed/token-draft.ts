import type {Permission} from '../../api/types.js';

/**
How a seeded token's life goes. `soon` expires within 30 days, `later` within two years.
*/
export type Lifetime = 'never' | 'later' | 'soon' | 'expired' | 'revoked';

/**
A token before its id and its times are drawn. Without a `lifetime` that is drawn too.
*/
export type TokenDraft = {
	readonly id?: string;
	readonly description: string;
	readonly permissions: readonly Permission[];
	readonly lifetime?: Lifetime;
};

export const read = (...names: readonly string[]): readonly Permission[] => names.map(resource => ({action: 'read', resource}));

export const write = (...names: readonly string[]): readonly Permission[] => names.map(resource => ({action: 'write', resource}));

/**
Read and write on one database is two rows in the service's answers.
*/
export const readAndWrite = (...names: readonly string[]): readonly Permission[] => names.flatMap(name => [...read(name), ...write(name)]);
