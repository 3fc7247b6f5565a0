import {test} from 'node:test';
import assert from 'node:assert/strict';
import {ownerOf} from '../../../source/audit/policy/owner-of.js';

test('the owner is the group of that name, or else the first group that matched, or else the whole match', () => {
	assert.equal(ownerOf('telegraf (edge) owner: lena', /\((?<place>\w+)\) owner: (?<owner>\w+)/), 'lena');
	assert.equal(ownerOf('telegraf @lena', /by (?<writer>\w+)|@(?<person>\w+)/), 'lena');
	assert.equal(ownerOf('team-metrics telegraf', /^team-\w+/), 'team-metrics');
});

test('a description that does not match, or whose owner is blank, has no owner', () => {
	assert.equal(ownerOf('telegraf', /@(?<person>\w+)/), undefined);
	assert.equal(ownerOf('', /.*/), undefined);
	assert.equal(ownerOf('owner: [ ]', /owner: \[(?<owner>[^\]]*)\]/), undefined);
	assert.equal(ownerOf('owner: [ lena ]', /owner: \[(?<owner>[^\]]*)\]/), 'lena');
});

test('the marks of a suspension and a rotation name no owner', () => {
	const pattern = /\[(?<owner>[^[\]]+)\]$/;
	assert.equal(ownerOf('telegraf [lena] [rotated 2026-05-01] [suspended 2026-06-01]', pattern), 'lena');
	assert.equal(ownerOf('telegraf [suspended 2026-06-01]', pattern), undefined);
});
