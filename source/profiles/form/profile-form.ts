import {printCommand} from '../../secrets/quote-for-shell.js';
import {defaultHost} from '../environment-profile.js';
import {nameInInfluxctl} from '../influxctl/influxctl-name.js';
import type {SecretSource} from '../../secrets/secret-source.js';
import type {Profile, TlsFiles} from '../types.js';

/**
A profile as a person types it.
*/
export type ProfileForm = {
	readonly name: string;
	/**
	Clustered has no accounts and no clusters to name, so those fields are not used.
	*/
	readonly isClustered: boolean;
	readonly host: string;
	readonly accountId: string;
	/**
	May be empty.
	*/
	readonly accountName: string;
	/**
	One cluster on each line, or separated by commas: its name and its id, or its id alone. Or the output of `influxctl cluster list --format json`.
	*/
	readonly clusters: string;
	/**
	Where the management token comes from. The program tries those that are filled in, in this order; when all are empty, it asks each time.
	*/
	readonly tokenVariable: string;
	readonly tokenCommand: string;
	readonly tokenFile: string;
	/**
	Paths; may be empty.
	*/
	readonly caFile: string;
	readonly certificateFile: string;
	readonly keyFile: string;
	readonly isInsecure: boolean;
	readonly isReadOnly: boolean;
	readonly isProtected: boolean;
};

/**
The form for a new profile.
*/
export const emptyForm: ProfileForm = {
	name: '',
	isClustered: false,
	host: defaultHost,
	accountId: '',
	accountName: '',
	clusters: '',
	tokenVariable: 'MANAGEMENT_TOKEN',
	tokenCommand: '',
	tokenFile: '',
	caFile: '',
	certificateFile: '',
	keyFile: '',
	isInsecure: false,
	isReadOnly: false,
	isProtected: false,
};

/**
The form that `parseProfile` reads back to the same profile.
*/
export function formFromProfile(profile: Profile): ProfileForm {
	const {tls = {}} = profile;
	const isClustered = profile.product === 'clustered';
	return {
		name: nameInInfluxctl(profile.name) ?? profile.name,
		isClustered,
		host: profile.host,
		accountId: isClustered ? '' : profile.accountId,
		accountName: profile.accountName ?? '',
		clusters: isClustered ? '' : profile.clusters.map(({id, name}) => `${name} ${id}`).join('\n'),
		...tokenFields(profile.secretSources),
		...tlsFields(tls),
		isReadOnly: profile.isReadOnly,
		isProtected: profile.isProtected,
	};
}

function tokenFields(sources: readonly SecretSource[]): Pick<ProfileForm, 'tokenVariable' | 'tokenCommand' | 'tokenFile'> {
	// The form has room for the first of each kind.
	const variable = sources.find(({kind}) => kind === 'environment');
	const command = sources.find(({kind}) => kind === 'command');
	const file = sources.find(({kind}) => kind === 'file');
	return {
		tokenVariable: variable?.kind === 'environment' ? variable.variable : '',
		tokenCommand: command?.kind === 'command' ? printCommand(command.command) : '',
		tokenFile: file?.kind === 'file' ? file.path : '',
	};
}

function tlsFields({caFile = '', certificateFile = '', keyFile = '', isInsecure = false}: TlsFiles): Pick<ProfileForm, 'caFile' | 'certificateFile' | 'keyFile' | 'isInsecure'> {
	return {
		caFile, certificateFile, keyFile, isInsecure,
	};
}
