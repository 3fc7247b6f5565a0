import assert from 'node:assert/strict';
import test from 'node:test';
import {
	bytes,
	milliseconds,
	ratio,
	type Section,
} from '../../bench/report/section.js';
import {sectionMarkdown, sectionText} from '../../bench/report/table.js';
import {resultsFile} from '../../bench/report/results-file.js';

const section: Section = {
	title: 'Keys',
	note: 'A note.',
	rounds: 9,
	rows: [
		{what: 'move', figures: {p50: milliseconds(4.567, {most: 5}), bytes: bytes(419, {most: 290}), 'bytes / fzf': ratio(419, 283)}},
		{what: 'page | down', figures: {p50: milliseconds(123.4), bytes: bytes(3717), 'bytes / fzf': ratio(3717, undefined, {most: 0.5, against: 'fzf'})}},
	],
};

test('a section is a title, a note and a table with the verdicts', () => {
	assert.equal(sectionText(section), [
		'Keys, medians of 9',
		'  A note.',
		'                   p50  bytes  bytes / fzf  verdict',
		'  move         4.57 ms    419       1.48 ×  p50 near (at most 5 ms); bytes misses (at most 290)',
		'  page | down   123 ms   3717            -  bytes / fzf no comparator (at most 0.5 ×)',
		'',
	].join('\n'));
});

test('the same section as Markdown has the same cells, with its bars escaped', () => {
	assert.equal(sectionMarkdown(section), [
		'## Keys, medians of 9',
		'',
		'A note.',
		'',
		'|  | p50 | bytes | bytes / fzf | verdict |',
		'| --- | ---: | ---: | ---: | --- |',
		'| move | 4.57 ms | 419 | 1.48 × | p50 near (at most 5 ms); bytes misses (at most 290) |',
		String.raw`| page \| down | 123 ms | 3717 | - | bytes / fzf no comparator (at most 0.5 ×) |`,
		'',
	].join('\n'));
});

test('a section without aims has no verdicts, and one that was measured once says so', () => {
	const text = sectionText({title: 'Idle', rounds: 1, rows: [{what: 'list', figures: {bytes: bytes(0)}}]});
	assert.equal(text, 'Idle, measured once\n        bytes\n  list      0\n');
});

test('the saved file names the machine, the versions and the date before the tables', () => {
	const text = resultsFile({date: '2026-11-27', node: 'v24.21.0', fzf: 'not on this machine'}, [section]);
	assert.match(text, /^# What the program costs\n/);
	assert.match(text, /\n- date: 2026-11-27\n- node: v24\.21\.0\n- fzf: not on this machine\n\n## Keys, medians of 9\n/);
});
