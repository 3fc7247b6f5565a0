import assert from 'node:assert/strict';
import test from 'node:test';
import {keyRows, listAims} from '../../bench/parts/keys/key-rows.js';
import type {KeyKind, KeyRound} from '../../bench/parts/keys/key-round.js';
import {verdictOf} from '../../bench/report/verdict.js';

const rounds = (kind: KeyKind, time: number, bytes: number): readonly KeyRound[] =>
	Array.from({length: 9}, (_, round) => new Map([[kind, [{time: time + round, cpu: time / 2, bytes}, {time: time + round, cpu: time / 2, bytes}]]]));

test('a row has the quantiles of all presses, and the multiples of fzf in the same round', () => {
	const [row] = keyRows(rounds('further filter key', 10, 40), rounds('further filter key', 20, 400), listAims);
	assert.equal(row?.what, 'further filter key');
	const {p50, p95, bytes, ...rest} = row.figures;
	assert.deepEqual({p50: p50?.value, p95: p95?.value, bytes: bytes?.value}, {p50: 14, p95: 18, bytes: 40});
	// 14 to 24 ms is the median of the nine multiples, which grow from 10 to 20 to 18 to 28.
	assert.equal(rest['p50 / fzf']?.value, 14 / 24);
	assert.equal(rest['bytes / fzf']?.value, 0.1);
});

test('a key that became twice as dear has figures twice as high, and misses the aim that it met', () => {
	const aimed = (time: number, bytes: number) => {
		const {p50, p95, CPU, bytes: sent} = keyRows(rounds('move', time, bytes), undefined, listAims)[0]!.figures; // eslint-disable-line @typescript-eslint/naming-convention -- a title
		return {p50: p50!.value!, cpu: CPU!.value!, verdicts: [p95, sent].map(figure => verdictOf(figure!.value, figure!.aim!))};
	};

	const before = aimed(5, 200);
	const after = aimed(14, 400);
	assert.deepEqual(before.verdicts, ['meets', 'meets']);
	assert.deepEqual(after.verdicts, ['misses', 'misses']);
	assert.equal(after.p50 - before.p50, 9);
	assert.equal(after.cpu / before.cpu, 14 / 5);
});

test('without fzf there is no comparator, and a kind that was not pressed has no row', () => {
	const rows = keyRows(rounds('page', 5, 100), undefined, listAims);
	assert.deepEqual(rows.map(({what}) => what), ['page']);
	const figure = rows[0]!.figures['bytes / fzf']!;
	assert.equal(verdictOf(figure.value, figure.aim!), 'no comparator');
});
