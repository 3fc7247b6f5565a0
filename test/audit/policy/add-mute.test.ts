import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {addMute} from '../../../source/audit/policy/add-mute.js';
import {initialPolicyText} from '../../../source/audit/policy/initial-policy-text.js';
import {parsePolicy} from '../../../source/audit/policy/parse-policy.js';
import type {Mute, Policy} from '../../../source/audit/policy/policy.js';
import {removeMute} from '../../../source/audit/policy/remove-mute.js';

const reason = 'It "is" so.';
const plain: Mute = {rule: 'write-all', reason, until: '2027-01-31'};

function read(text: string): Policy {
	const parsed = parsePolicy(text, 'policy.toml');
	assert.ok(parsed.ok, `${JSON.stringify(parsed)} in\n${text}`);
	return parsed.value;
}

const keyOf = ({rule, tokenId, database}: Mute) => JSON.stringify([rule, tokenId, database]);

test('a mute goes behind the last one, with a line between them', () => {
	assert.equal(addMute('', plain), '[[mute]]\nrule = "write-all"\nreason = "It \\"is\\" so."\nuntil = "2027-01-31"\n');
	assert.equal(
		addMute('enforce = true # yes\n\n[[mute]] # why\nrule = "missing-database"\nreason = "r"\nuntil = 2027-01-01 # soon\n\n# Behind it.\n[protected]\nids = []\n', {...plain, tokenId: 'a'}),
		'enforce = true # yes\n\n[[mute]] # why\nrule = "missing-database"\nreason = "r"\nuntil = 2027-01-01 # soon\n\n[[mute]]\nrule = "write-all"\ntoken = "a"\nreason = "It \\"is\\" so."\nuntil = "2027-01-31"\n\n# Behind it.\n[protected]\nids = []\n',
	);
	assert.equal(addMute('enforce = true', plain).split('\n').slice(0, 3).join('|'), 'enforce = true||[[mute]]');
	assert.match(addMute('enforce = true\r\n', plain), /^enforce = true\r\n\r\n\[\[mute\]\]\r\n(?:[^\n]*\r\n){3}$/);
});

test('a mute of the same finding takes the place of the one before', () => {
	const longer = addMute(addMute(initialPolicyText(), plain), {...plain, until: '2028-01-31'});
	assert.deepEqual(read(longer).mutes, [{...plain, until: '2028-01-31'}]);
});

test('a mute goes into a list in brackets too, and can be taken out of it', () => {
	for (const text of ['mute = []\n', 'mute = [ # none\n]\n', 'mute = [{rule = "missing-database", reason = "r", until = "2027-01-01"}]\n', 'mute = [\n  {rule = "missing-database", reason = "r", until = "2027-01-01"}, # one\n]\n']) {
		const {mutes} = read(text);
		const added = addMute(text, plain);
		assert.deepEqual(read(added).mutes, [plain, ...mutes]);
		assert.deepEqual(read(removeMute(added, plain)).mutes, mutes);
		assert.deepEqual(read(mutes.length === 0 ? text : removeMute(text, mutes[0]!)).mutes, []);
	}
});

const text = fc.string({unit: 'binary', minLength: 1, maxLength: 20}).filter(each => each.trim() !== '');
const subject = fc.record({rule: fc.constantFrom('write-all', 'missing-database'), about: fc.constantFrom('nothing', 'token', 'database'), name: fc.oneof(fc.constantFrom('a', 'b', '[[mute]]', '"', '#'), text)});
const mute: fc.Arbitrary<Mute> = fc.tuple(subject, text, fc.constantFrom('2026-12-24', '2027-01-31')).map(([{rule, about, name}, words, until]) => ({
	rule, ...(about === 'token' && {tokenId: name.toLowerCase()}), ...(about === 'database' && {database: name}), reason: words, until,
}));
const pieces = fc.array(fc.oneof(
	fc.constantFrom('# A comment with [[mute]] in it.', '', ' '.repeat(3), '[thresholds]\nsoak_days = 3 # days', '[protected] # the ones\nids = [\n  "6f2c0a14-5b1e-4c3d-9a7f-0123456789ab", # one\n]'),
	mute,
), {maxLength: 6});

/**
Writes the parts below each other, each table and each mute once, and the mutes in another layout than the program does.
*/
function layOut(parts: ReadonlyArray<string | Mute>): string {
	const names = parts.map((part, index) => typeof part === 'string' ? (part.startsWith('[') ? part : `${index}`) : keyOf(part));
	const blocks = parts.filter((_, index) => names.indexOf(names[index]!) === index).map(part => typeof part === 'string' ? part : blockOf(part));
	return `# x\nenforce = false\n${blocks.join('\n')}\n`;
}

function blockOf({rule, tokenId, database, reason: words, until}: Mute): string {
	const quote = (value: string) => JSON.stringify(value).replaceAll('\u{7F}', String.raw`\u007f`);
	const about = [...(tokenId === undefined ? [] : [`'token' = ${quote(tokenId)}`]), ...(database === undefined ? [] : [`database=${quote(database)} # it`])];
	return [`[[mute]] # why\n  reason = ${quote(words)} # because`, `"rule" = ${quote(rule)}`, ...about, `until = ${until}`].join('\n');
}

test('adding gives the policy of before and the mute, and every other line stays; removing takes it out again', () => {
	fc.assert(fc.property(pieces, mute, fc.boolean(), (parts, added, isWindows) => {
		const before = layOut(parts).split('\n').join(isWindows ? '\r\n' : '\n');
		const after = addMute(before, added);
		const {mutes, version: _, ...rest} = read(before);
		const {mutes: now, version: __, ...restNow} = read(after);
		assert.deepEqual(restNow, rest);
		assert.deepEqual(now, [...mutes.filter(each => keyOf(each) !== keyOf(added)), added]);
		if (mutes.some(each => keyOf(each) === keyOf(added))) {
			return;
		}

		assert.equal(removeMute(after, added), before);
		const lines = before.split('\n');
		const kept = after.split('\n');
		const place = kept.findIndex((line, index) => line !== lines[index]);
		assert.deepEqual(kept.toSpliced(place, kept.length - lines.length), lines);
	}), {numRuns: 300});
});
