import fc from 'fast-check';
import {readTokenList} from '../../../source/api/token-list.js';
import type {ChangeFromHere} from '../../../source/audit/facts.js';
import {hashOfGrants} from '../../../source/audit/hash-of-grants.js';
import {lookOfTokens} from '../../../source/audit/look-of-tokens.js';
import {now} from '../tokens/arbitraries.js';
import {grantsOf, type RawCluster, type RawToken} from './raw-cluster.js';

const lookedAt = now - 3_600_000;

// Up to five minutes before the look count as after it, because the clocks may differ.
const someChangeTime = fc.constantFrom(lookedAt - 300_001, lookedAt - 300_000, lookedAt, lookedAt + 60_000);

/**
The row as it was at the look, if it was there.
*/
function earlierRows(row: RawToken): fc.Arbitrary<readonly RawToken[]> {
	return fc.constantFrom<readonly RawToken[]>(
		[row],
		[row],
		[],
		[{...row, permissions: []}],
		[{...row, permissions: [{action: 'read', resource: 'flight1'}]}],
		[{...row, permissions: [{action: 'write'}]}],
		[{...row, permissions: [...grantsOf(row) ?? [], ...grantsOf(row) ?? []].toReversed()}],
	);
}

function changesOf(row: RawToken): fc.Arbitrary<RawCluster['changes']> {
	return fc.array(fc.record({
		id: fc.constant(String(row.id)),
		at: someChangeTime,
		grants: fc.constantFrom(grantsOf(row) ?? [], (grantsOf(row) ?? []).toReversed(), [{action: 'read', resource: 'flight1'}]),
	}), {maxLength: 2});
}

/**
The cluster with a look at it, or with none, and with changes from this machine.
*/
export function withLook(cluster: Omit<RawCluster, 'before' | 'changes' | 'lastLook'>): fc.Arbitrary<RawCluster> {
	return fc.record({
		earlier: fc.option(fc.tuple(...cluster.rows.map(row => earlierRows(row))), {nil: undefined, freq: 5}),
		changes: fc.tuple(...cluster.rows.map(row => changesOf(row))),
	}).map(({earlier, changes}) => {
		const before = earlier && {at: lookedAt, rows: earlier.flat()};
		const changed = Map.groupBy(changes.flat(), ({id}) => id.toLowerCase());
		const fromHere = (list: RawCluster['changes']): readonly ChangeFromHere[] => list.map(({at, grants}) => ({at, grants: hashOfGrants(grants)}));
		return {
			...cluster,
			before,
			changes: changes.flat(),
			journal: cluster.journal && {...cluster.journal, changed: new Map(changed.entries().map(([id, list]) => [id, fromHere(list)]))},
			lastLook: before && lookOfTokens(readTokenList(before.rows), before.at),
		};
	});
}
