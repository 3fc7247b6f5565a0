import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startService} from '../../../helpers/api/start-service.js';
import {startMachine} from '../../../helpers/commands/start-machine.js';
import {waitFor} from '../../../helpers/wait-for.js';
import {exitCodes} from '../../../../source/exit-codes.js';

for (const [signal, code] of [['HUP', exitCodes.hungUp], ['TERM', exitCodes.terminated]] as const) {
	test(`a shell reads ${code} of a command that only reads and that SIG${signal} ends`, async t => {
		const machine = await startMachine(t);
		// It never answers, so that the signal finds a request in flight.
		await using service = await startService();
		const go = path.join(machine.directory, 'go');
		const ran = machine.shell(`$influx_tokens_anywhere --host ${service.host} list & child=$!; until test -e '${go}'; do sleep 0.05; done; kill -${signal} $child; wait $child 2>'${go}'; echo $?`);
		await waitFor(() => service.seen.length > 0);
		writeFileSync(go, '');
		const {stdout} = await ran;
		assert.equal(stdout, `${code}\n`);
	});
}
