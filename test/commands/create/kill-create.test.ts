import assert from 'node:assert/strict';
import {
	existsSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {rotationsFrom} from '../../../source/operations/rotation/rotations.js';
import {startMachine, type Machine, type Ran} from '../../helpers/commands/start-machine.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

const old = 'stack analyser 1';

/**
How far a command has come when the signal arrives.
*/
const stages = ['before the request', 'request on the wire', 'answer arrived, secret not handed over'] as const;

type Stage = typeof stages[number];

/**
Starts a create or a rotation and waits until it has reached the stage. In the last stage it waits for `goOn`; in the others the emulator delays its answer by 700 ms.
*/
async function reach(t: Parameters<typeof startMachine>[0], stage: Stage, isRotation: boolean): Promise<{
	readonly machine: Machine;
	readonly run: ReturnType<Machine['begin']>;
	readonly description: string;
	readonly goOn: () => void;
}> {
	const machine = await startMachine(t);
	const go = path.join(machine.directory, 'go');
	const started = path.join(machine.directory, 'started');
	const {id} = machine.tokenCalled(old);
	const description = isRotation ? 'new one' : 'edge 09';
	// A command whose program was killed ends when its directory is removed.
	const command = `sh -c 'touch ${started}; until test -e ${go} || ! test -e ${started}; do sleep 0.02; done; cat > ${machine.directory}/taken'`;
	const place = stage === 'answer arrived, secret not handed over' ? ['--secret-command', command] : ['--secret-file', 'secret'];
	const words = isRotation ? ['rotate', id, '--description', description] : ['create', description, '--read-database', 'sensors'];
	if (stage === 'before the request') {
		// Delays the list that is loaded before a create. For a rotation it is the second list.
		machine.emulator.setFaults([{when: {method: 'GET', path: 'tokens', nth: isRotation ? 2 : 1}, do: {kind: 'delay', ms: 700}}]);
	} else if (stage === 'request on the wire') {
		machine.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'delay', ms: 700, when: 'after-apply'}}]);
	}

	const run = machine.begin([...words, ...place]);
	await waitForAssertions(() => {
		if (stage === 'before the request') {
			assert.equal(machine.emulator.requests.filter(({path: end}) => end.endsWith('/tokens')).length, isRotation ? 2 : 1);
		} else if (stage === 'request on the wire') {
			assert.ok(machine.live().some(token => token.description === description));
		} else {
			assert.ok(existsSync(started));
		}
	});
	return {
		machine, run, description, goOn() {
			writeFileSync(go, '');
		},
	};
}

function secretsOnDisk(machine: Machine): readonly string[] {
	const state = path.dirname(machine.journalFile);
	const kept = existsSync(state) ? readdirSync(state).filter(name => name.startsWith('secret-of-')).map(name => path.join(state, name)) : [];
	const handed = ['secret', 'taken'].map(name => path.join(machine.directory, name)).filter(file => existsSync(file));
	return [...handed, ...kept].map(file => readFileSync(file, 'utf8').trim()).filter(text => text !== '');
}

const lastLine = ({stderr}: Ran) => stderr.trimEnd().split('\n').at(-1) ?? '';

for (const isRotation of [false, true]) {
	const name = isRotation ? 'rotate' : 'create';
	for (const stage of stages) {
		for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
			test(`${signal} during ${name} (${stage}) loses no secret`, async t => {
				const {machine, run, description, goOn} = await reach(t, stage, isRotation);
				run.kill(signal);
				goOn();
				const ran = await run.ended;
				assert.equal(ran.code, 130, ran.stderr);
				const isJournalThere = existsSync(machine.journalFile);
				assert.ok(isJournalThere || stage === 'before the request');
				assert.deepEqual(isJournalThere ? machine.journal().unfinished : [], []);
				const made = machine.live().filter(token => token.description === description);
				if (stage === 'before the request') {
					assert.deepEqual(made, []);
					assert.deepEqual(machine.changes(), []);
					assert.ok(!existsSync(path.join(machine.directory, 'secret')), 'no empty file is left');
				} else {
					assert.equal(made.length, 1);
					assert.match(secretsOnDisk(machine).join('\n'), /^apiv1_\S+$/);
					assert.match(ran.stderr, /(?:the secret is in \S+|took the secret and ended well)/);
				}

				assert.ok(machine.changes().every(change => change.startsWith('POST')), 'the old token is untouched');
			});
		}

		test(`after SIGKILL during ${name} (${stage}) the next start reports a token that was created`, async t => {
			const {machine, run, description, goOn} = await reach(t, stage, isRotation);
			run.kill('SIGKILL');
			await run.ended;
			goOn();
			const made = machine.live().filter(token => token.description === description);
			const next = await machine.run(['create', 'another', '--read-database', 'sensors', '--secret-file', 'third']);
			assert.equal(next.code, 0, next.stderr);
			if (stage === 'before the request') {
				assert.deepEqual(made, []);
			} else if (stage === 'request on the wire') {
				assert.equal(made.length, 1);
				assert.match(next.stderr, /^1 change of an earlier run has no known outcome: see influx-tokens activity --host \S+; on the screen J, then v, asks the service\.$/m);
				assert.equal(machine.journal().unfinished.length, 1);
			} else {
				assert.ok(next.stderr.includes(`The secret of "${description}" (${made[0]!.id}) was not handed over before the program ended and is lost`), next.stderr);
				const again = await machine.run(['create', 'more', '--read-database', 'sensors', '--secret-file', 'fourth']);
				assert.ok(!again.stderr.includes('was not handed over'), 'the lost secret is reported once');
			}

			if (isRotation && stage !== 'before the request') {
				assert.equal(rotationsFrom(machine.journal().entries).length, 1);
			}
		});
	}
}

test('if a second signal comes during the hand-over, the secret is kept in a private file, and the last line says where', async t => {
	const {machine, run} = await reach(t, 'answer arrived, secret not handed over', false);
	run.kill('SIGINT');
	run.kill('SIGTERM');
	const ran = await run.ended;
	assert.ok(ran.code === 143 || ran.code === 130, ran.stderr);
	const {id} = machine.tokenCalled('edge 09');
	const kept = path.join(path.dirname(machine.journalFile), `secret-of-${id}`);
	assert.match(readFileSync(kept, 'utf8'), /^apiv1_\S+\n$/);
	assert.ok(lastLine(ran).startsWith(`It is kept in ${kept}, readable only by you`), ran.stderr);
	const next = await machine.run(['create', 'another', '--read-database', 'sensors', '--secret-file', 'third']);
	assert.ok(next.stderr.includes(`it is kept in ${kept}.`), next.stderr);
});

/**
How often the process has waited for something, which its event loop does once a turn (proc(5)).
*/
const turnsOf = (pid: number): number => Number(/^voluntary_ctxt_switches:\s+(?<count>\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!.groups!.count);

test('a create that is interrupted while it waits for the journal\'s lock sends nothing afterwards', async t => {
	const machine = await startMachine(t);
	const first = await machine.run(['create', 'first', '--read-database', 'sensors', '--secret-file', 'first']);
	assert.equal(first.code, 0, first.stderr);
	// This process holds the lock, as another program that runs would.
	const {acquireLock} = await import('../../../source/storage/lock.js');
	const lock = await acquireLock(`${machine.journalFile}.lock`);
	assert.ok(lock.ok);
	const lists = () => machine.emulator.requests.filter(({path: end}) => end.endsWith('/tokens')).length;
	const before = machine.changes().length;
	const listed = lists();
	const run = machine.begin(['create', 'edge 09', '--read-database', 'sensors', '--secret-file', 'secret']);
	await waitForAssertions(() => {
		assert.equal(lists(), listed + 1);
		assert.ok(machine.emulator.requests.every(({status}) => status !== 'pending'));
	});
	run.kill('SIGINT');
	// The program tries the lock again and again. Once its event loop has turned a few more times, it has heard the signal.
	const turned = turnsOf(run.pid);
	await waitForAssertions(() => {
		assert.ok(turnsOf(run.pid) > turned + 4);
	});
	lock.value.release();
	const ran = await run.ended;
	assert.equal(ran.code, 130, ran.stderr);
	assert.equal(machine.changes().length, before);
	assert.deepEqual(machine.journal().unfinished, []);
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
});
