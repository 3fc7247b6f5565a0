import type {EmulatorOptions} from '../../source/emulator/emulator.js';

const named = (options: EmulatorOptions) => ({name: JSON.stringify(options).replaceAll(/["{}]/g, ''), options});

/**
Services whose behaviour the documentation leaves open or contradicts.
*/
export const services = [
	...(['listed', 'gone', 'list-only', 'get-only'] as const).flatMap(revoked => ([204, 404, 409] as const).map(secondDelete => named({revoked, secondDelete}))),
	...(['listed', 'gone', 'list-only', 'get-only'] as const).map(revoked => named({revoked, revokedGrants: 'cleared'})),
	named({activationLooks: 1}),
	named({activationLooks: 1000}),
	named({expirationType: 'required'}),
	named({expirationType: 'refused'}),
	named({descriptionLimit: 20}),
	named({descriptionBytes: 20}),
	named({date: 'missing'}),
	named({date: 'unreadable'}),
	named({ids: 'upper'}),
	named({hasPermissionIds: true}),
	named({hasOddRows: true}),
];
