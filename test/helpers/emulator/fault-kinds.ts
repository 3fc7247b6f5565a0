import assert from 'node:assert/strict';
import {parseFaultsFile} from '../../../source/emulator/faults/faults-file.js';

/**
The kinds of faults, in the order of the documentation, as the refusal of an unknown kind lists them.
*/
export function faultKinds(): readonly string[] {
	try {
		parseFaultsFile({path: 'faults.json', text: '[{"when": {}, "do": {"kind": "explode"}}]'});
	} catch (error) {
		const {list} = /expected one of (?<list>.*), found "explode"/.exec((error as Error).message)!.groups!;
		return list!.split(', ').map(kind => JSON.parse(kind) as string);
	}

	assert.fail('a faults file with an unknown kind was taken');
}
