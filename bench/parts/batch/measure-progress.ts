import {setTimeout as delay} from 'node:timers/promises';
import {confirmChange} from '../../../test/helpers/end-to-end/confirm.js';
import {press} from '../../../test/helpers/end-to-end/steps.js';
import {control} from '../../../test/helpers/keys.js';
import {launch} from '../../../test/helpers/launch.js';
import {aims} from '../../report/aims.js';
import {median} from '../../report/quantiles.js';
import {bytes, milliseconds, type Section} from '../../report/section.js';
import {createProgram} from '../../stage/program.js';
import {cpuOf} from '../../stage/process-figures.js';
import {startService} from '../../stage/start-service.js';
import {tell} from '../../stage/tell.js';
import type {ServiceRequest} from '../../stage/service-messages.js';

/**
How many seconds of the run are measured, each apart.
*/
const windows = 9;

/**
How long the service waits before each answer, in ms. A batch of the request's size then lasts longer than the seconds that are measured.
*/
const latency = 100;

/**
Revokes all active tokens on the screen, and measures what each second of the progress sends to the terminal. The screen is the one of 80x24. Throws when nothing was revoked meanwhile, and when the run ends before the seconds do.
*/
export async function measureProgress(request: ServiceRequest): Promise<Section> {
	tell('batch: progress on the screen');
	const {command, remove} = createProgram();
	const service = await startService({...request, latency});
	const app = launch({program: command[1], arguments: service.deepLink, environment: service.environment});
	try {
		await app.until(/\d active *$/m);
		const marked = /(?<!\d)(?<count>\d{1,6}) marked/.exec(await press(app, control('a'), /\d marked/))!.groups!.count!;
		app.press('D');
		await confirmChange(app, `Revoke ${marked} Tokens`);
		await app.until(/\b[1-9]\d* of \d+/);
		const sent: number[] = [];
		const used: Array<number | undefined> = [];
		for (let window = 0; window < windows; window++) {
			const before = {bytes: app.bytes(), cpu: cpuOf(app.pid), at: performance.now()};
			await delay(1000);
			const share = 1000 / (performance.now() - before.at);
			const cpu = cpuOf(app.pid);
			sent.push((app.bytes() - before.bytes) * share);
			used.push(cpu === undefined ? undefined : (cpu - before.cpu!) * share);
		}

		const {answered} = await service.deleted();
		if (answered === 0 || !/Revoking \d+ tokens/.test(app.screenText())) {
			throw new Error(`${answered} tokens were revoked, and the run is not on the screen any more:\n${app.screenText()}`);
		}

		return {
			title: 'Progress of a batch on the screen, 80x24',
			rounds: windows,
			rows: [{
				what: 'a second of the progress',
				figures: {
					bytes: bytes(median(sent), aims.progress),
					CPU: milliseconds(median(used)), // eslint-disable-line @typescript-eslint/naming-convention -- a title
				},
			}],
		};
	} finally {
		await app.close();
		await service.close();
		remove();
	}
}
