import {coarseTimestamp} from '../clock.js';
import {
	read,
	readAndWrite,
	write,
	type TokenDraft,
} from './token-draft.js';

const microsecondsPerDay = 86_400 * 1e6;

/**
A token that never expires.
*/
const keep = (description: string, ...permissions: ReadonlyArray<TokenDraft['permissions']>): TokenDraft => ({
	description,
	permissions: permissions.flat(),
	lifetime: 'never',
});

/**
The hand-written tokens of the main cluster. A small cluster has only the first ones, so they come in the order of their use: ordinary tokens of each status, sole writers and readers, wildcards, contradictions, scripts, and descriptions that try to harm a terminal. No live token may write every database, so that each sole writer really is the only one.

`now` is in microseconds since 1970.
*/
export function notableTokens(now: number): readonly TokenDraft[] {
	const suspendedOn = coarseTimestamp(now - (40 * microsecondsPerDay)).slice(0, 10);

	return [
		// Documents and screenshots show this token.
		{...keep('telegraf edge-08', readAndWrite('flight2'), write('flight3', 'flight_old')), id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55'},
		{...keep('telegraf edge-07', write('flight2')), lifetime: 'soon'},
		{...keep('telegraf edge-06', write('flight2')), lifetime: 'revoked'},
		keep('Grafana wind farm', read('flight2', 'windfarm_north')),
		keep('書き込み専用トークン', write('sensors', 'it/servers')),
		// Expired, so that a newcomer's list does not begin with it.
		{...keep('', write('*')), lifetime: 'expired'},
		keep(`old loader [suspended ${suspendedOn}]`),

		// Sole writers, and readers that would get no new data without them; sole readers, and writers whose data no token would read without them.
		keep('vibration gateway, turbine hall', write('turbine_vibration')),
		keep('condition monitoring', read('turbine_vibration', 'flight3')),
		keep('meter-to-cash bridge', write('billing/meters')),
		keep('billing reports', read('billing/meters')),
		keep('emissions report to the authority', read('compliance/emissions')),
		keep('stack analyser 1', write('compliance/emissions')),
		keep('stack analyser 2', write('compliance/emissions')),
		keep('safety audit viewer', read('safety_interlocks')),
		keep('safety PLC bridge', write('safety_interlocks')),
		keep('archive reader, legal hold', read('archive/2023')),
		keep('archive importer', write('archive/2023')),

		// Tokens with access to everything, and to nothing.
		keep(`break glass: full access [suspended ${suspendedOn}]`),
		keep('Grafana, every board', read('*')),
		keep('placeholder, no access yet'),
		// Usually the first row of the list. Nothing is lost without it.
		keep('access panel, hall 7'),

		// Descriptions that contradict the grants. The second one is the sample in the documentation of token lists.
		keep('read-only dashboard wallboard', readAndWrite('sensors')),
		keep('write-only for mydb3', read('mydb3')),
		keep('temporary, delete after the migration', readAndWrite('historian_v1', 'sensors_2019')),

		// Descriptions in different scripts, writing directions and character widths.
		keep('قراءة فقط - لوحة مراقبة المحطة', read('plant/line-1')),
		keep('Насосная станция № 4: чтение', read('sensors')),
		keep('works 🏭 line 2 ⚡ collector', write('plant/line-2')),
		keep('works 👨‍👩‍👧‍👦 open day display', read('energy_meters')),
		keep('Zoë Müller, Würzburg laptop', read('sensors', 'energy_meters')),
		keep('第三工場 温度センサー読み取り', read('sensors')),
		keep('Collector on the old historian in building 14; the night shift restarts it by hand, ask the shift lead before touching it (OPS-2231)', write('plant/line-1', 'plant/line-2')),

		// Hostile descriptions: a colour that never ends, a title change, a reversed file name, a second line with a bell and a backspace. They begin with plain words, so that the list does not begin with them.
		keep('zone 1 \u{1B}[31mred alert\u{1B}[5m collector', write('sensors')),
		keep('zone 2 \u{1B}]0;owned\u{7} title setter', read('sensors')),
		keep('invoice \u{202E}gnp.exe viewer', read('energy_meters')),
		keep('line one\nline two\u{7}\u{8} importer', write('energy_meters')),
	];
}

/**
The hand-written tokens of the staging cluster, one of which may write every database.
*/
export const stagingTokens: readonly TokenDraft[] = [
	{...keep('staging: full access', readAndWrite('*')), lifetime: 'expired'},
	keep('nightly copy from production', write('*')),
	// See `stagingAccess`.
	keep('meter-to-cash rehearsal', write('billing/meters')),
	keep('emissions rehearsal', read('compliance/emissions')),
	keep('', read('sensors')),
];
