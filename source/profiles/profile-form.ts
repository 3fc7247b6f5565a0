import {printCommand} from './command-text.js';
import {defaultHost} from './environment-profile.js';
import type {Profile, SecretSource} from './types.js';

/**
Where a saved profile's management token may come from.
*/
export type SecretKind = Exclude<SecretSource['kind'], 'demo'>;

/**
A profile as a person types it.
*/
export type ProfileForm = {
	readonly name: string;
	readonly host: string;
	readonly accountId: string;
	/**
	May be empty.
	*/
	readonly accountName: string;
	/**
	One cluster a line, or parted by commas: its name and its id, or its id alone.
	*/
	readonly clusters: string;
	readonly secretKind: SecretKind;
	/**
	The variable's name, the command line, or the file's path. Not used by `prompt`.
	*/
	readonly secretDetail: string;
	readonly isReadOnly: boolean;
	readonly isProtected: boolean;
};

/**
The form for a new profile.
*/
export const emptyForm: ProfileForm = {
	name: '',
	host: defaultHost,
	accountId: '',
	accountName: '',
	clusters: '',
	secretKind: 'environment',
	secretDetail: 'MANAGEMENT_TOKEN',
	isReadOnly: false,
	isProtected: false,
};

/**
The form that `parseProfile` reads back to the same profile. Throws for the demo, which nobody edits.
*/
export function formFromProfile(profile: Profile): ProfileForm {
	const {secretSource} = profile;
	if (secretSource.kind === 'demo') {
		throw new TypeError('the demo profile has no form');
	}

	return {
		name: profile.name,
		host: profile.host,
		accountId: profile.accountId,
		accountName: profile.accountName ?? '',
		clusters: profile.clusters.map(({id, name}) => `${name} ${id}`).join('\n'),
		secretKind: secretSource.kind,
		secretDetail: secretDetail(secretSource),
		isReadOnly: profile.isReadOnly,
		isProtected: profile.isProtected,
	};
}

function secretDetail(source: Exclude<SecretSource, {readonly kind: 'demo'}>): string {
	switch (source.kind) {
		case 'environment': {
			return source.variable;
		}

		case 'command': {
			return printCommand(source.command);
		}

		case 'file': {
			return source.path;
		}

		case 'prompt': {
			return '';
		}
	}
}
