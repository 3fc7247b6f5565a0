import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {makeResumePlan, changesToSuspend} from '../../source/operations/suspend.js';
import {verifyUnfinished} from '../../source/operations/verify-unfinished.js';
import {latestArrival} from '../../source/operations/judge-later.js';
import {waitFor} from '../helpers/wait-for.js';
import {patchesOf, updateIntents} from '../helpers/operations/assert-change-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {readAfresh} from '../helpers/operations/fresh-journal.js';
import {sourceModule} from '../helpers/source-module.js';

const day = '2026-11-24';
const count = 30;
const variable = 'TEST_MANAGEMENT_TOKEN';

/**
Starts a program that suspends the first tokens of the cluster and writes to the journal of the bench.
*/
function startProgram({context, journal, rightManagementToken}: Bench) {
	const script = `
		import {createManagementApi} from ${sourceModule('api/management-api')};
		import {Secret} from ${sourceModule('secrets/secret')};
		import {openJournal} from ${sourceModule('journal/journal')};
		import {startChanges} from ${sourceModule('operations/start-changes')};
		import {changesToSuspend} from ${sourceModule('operations/suspend')};
		const context = ${JSON.stringify(context)};
		const api = createManagementApi({...context, isReadOnly: false, secret: () => new Secret(process.env[${JSON.stringify(variable)}])});
		const {value: journal} = await openJournal({directory: ${JSON.stringify(path.dirname(journal.path))}, clusterId: context.clusterId, actor: {user: 'somebody', hostname: 'somewhere'}});
		const {value} = await api.listTokens();
		const tokens = value.filter(token => token.revokedAt === undefined).slice(0, ${count});
		await startChanges({api, journal, context, changes: changesToSuspend(tokens, {day: '${day}'})}).finished;
	`;
	return spawn(process.execPath, ['--input-type=module', '--eval', script], {
		env: {...process.env, [variable]: rightManagementToken}, stdio: ['ignore', 'inherit', 'inherit'],
	});
}

for (const requests of [2, 9, 17, 40, 75]) {
	test(`after a suspend of many tokens is killed after ${requests} requests, the next program knows which were suspended and resumes them byte for byte`, async t => {
		const bench = await openBench(t, {latency: 3});
		const tokens = await bench.liveTokens(count);
		const bytes = tokens.map(({id}) => JSON.stringify(bench.tokenOf(id)));
		const program = startProgram(bench);
		const exit = once(program, 'exit');
		await waitFor(() => bench.seen().length >= requests);
		program.kill('SIGKILL');
		await exit;
		await waitFor(() => bench.emulator.requests.every(({status}) => status !== 'pending'));

		const isSuspended = (id: string) => bench.tokenOf(id).description.includes(` [suspended ${day}`);
		const suspendedIds = tokens.map(({id}) => id).filter(id => isSuspended(id));
		const intended = new Set(updateIntents(bench).map(({tokenId}) => tokenId));
		assert.deepEqual(patchesOf(bench).filter(id => !intended.has(id)), [], 'every request that was sent is in the journal');

		const left = await readAfresh(bench);
		const found = await verifyUnfinished({
			api: bench.api, journal: bench.journal, unfinished: left.unfinished, entries: left.entries, now: () => new Date(Date.now() + latestArrival),
		});
		for (const {intent, kind} of found) {
			assert.strictEqual(intent.action, 'suspend');
			assert.equal(kind, isSuspended(intent.tokenId) ? 'changed' : 'failed');
		}

		const {entries, unfinished} = await readAfresh(bench);
		assert.deepEqual(unfinished, []);
		const live = await bench.liveTokens(count);
		const {changes} = makeResumePlan(live, entries);
		assert.deepEqual(changes.map(({token}) => token.id).toSorted(), suspendedIds.toSorted());
		const tracked = await bench.change(changes).finished;
		assert.ok(tracked.every(({result}) => result!.kind === 'changed'));
		assert.deepEqual(tokens.map(({id}) => JSON.stringify(bench.tokenOf(id))), bytes);
		assert.equal(changesToSuspend(await bench.liveTokens(count), {day}).length, count);
	});
}
