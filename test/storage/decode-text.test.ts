import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {chmodSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {decodeText} from '../../source/storage/decode-text.js';
import {openHabits} from '../../source/settings/habits.js';
import {readInfluxctlFile} from '../../source/profiles/influxctl/influxctl-file.js';
import {readSecretFile} from '../../source/secrets/secret-file.js';
import {readTextFile} from '../../source/storage/read-text-file.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

/**
The encodings that editors and PowerShell write, each as a function from a text to its bytes.
*/
const encodings: ReadonlyArray<readonly [string, (text: string) => Uint8Array]> = [
	['plain UTF-8', text => Buffer.from(text)],
	['UTF-8 with a mark', text => Buffer.from(`\u{FEFF}${text}`)],
	['UTF-16, little end first', text => Buffer.from(`\u{FEFF}${text}`, 'utf16le')],
	['UTF-16, big end first', text => Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16()],
];

test('a text is decoded from each of its encodings, without the byte order mark', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme'}), text => {
		for (const [name, encode] of encodings) {
			assert.equal(decodeText(encode(text)), text.replace(/^\u{FEFF}/u, ''), name);
		}
	}));
});

for (const [name, encode] of encodings) {
	test(`a token file, habits, influxctl's config and a file that a person names are read in ${name}`, async () => {
		const directory = await temporaryDirectory();
		const write = (file: string, text: string) => {
			const place = path.join(directory, file);
			writeFileSync(place, encode(text));
			chmodSync(place, 0o600);
			return place;
		};

		const secret = await readSecretFile(write('token', 'M.V1.some-token\r\n'), {});
		assert.ok(secret.ok);
		assert.equal(secret.value.reveal(), 'M.V1.some-token');
		write('habits.json', JSON.stringify({version: 1, filters: ['ü']}));
		const {habits, notice} = openHabits({directory});
		assert.deepEqual([habits.current(), notice], [{filters: ['ü']}, undefined]);
		const config = await readInfluxctlFile(write('config.toml', '[[profile]]\nname = "ü"\n'));
		assert.deepEqual(config.ok && config.tables.map(table => table.name), ['ü']);
		assert.deepEqual(await readTextFile(write('plan.json', 'ü\n')), {ok: true, value: 'ü\n'});
	});
}
