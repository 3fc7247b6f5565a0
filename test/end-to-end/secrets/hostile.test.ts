import assert from 'node:assert/strict';
import test from 'node:test';
import {palettes} from '../../../source/theme/palettes.js';
import {control, keys} from '../../helpers/keys.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {startPlainService} from '../../helpers/end-to-end/plain-service.js';
import {
	atRest,
	openEnvironment,
	press,
	tick,
} from '../../helpers/end-to-end/steps.js';
import {graphicRenditions, takeApart} from '../../helpers/end-to-end/terminal-output.js';

const range = (from: number, to: number): string[] => Array.from({length: to - from + 1}, (_, index) => String.fromCodePoint(from + index));

const harmful = [
	...range(0x00, 0x1F),
	...range(0x7F, 0x9F),
	// Soft hyphen, Arabic letter mark, zero-width characters and direction marks, separators and direction overrides, word joiner and isolates, byte order mark, interlinear annotations, tags.
	'\u{AD}',
	'\u{61C}',
	...range(0x20_0B, 0x20_0F),
	...range(0x20_28, 0x20_2E),
	...range(0x20_60, 0x20_6F),
	'\u{FEFF}',
	...range(0xFF_F9, 0xFF_FB),
	'\u{E0041}',
];

const sequences = [
	'\u{1B}]52;c;ZXZpbA==\u{7}',
	'\u{9D}52;c;ZXZpbA==\u{9C}',
	'\u{1B}]0;evil\u{7}',
	'\u{1B}]8;;https://evil.example/\u{1B}\\link\u{1B}]8;;\u{1B}\\',
	'\u{1B}[8mhidden\u{1B}[35m',
	'\u{9B}2J',
	'\u{1B}c',
	'\u{1B}P$q"p\u{1B}\\',
	'a\u{8}\u{8}b\rc',
	'one\ntwo\u{2028}three',
	'\u{1B}]52;c;', // Never closed.
];

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const textOf = (text: string, index: number): string => `${String(index).padStart(3, '0')} ${text}x${text}`;

// The sequences that the program itself sends: SGR, cursor moves, erases, rows that are inserted or deleted in a scroll region, and the modes of wrapping, cursor, alternate screen, bracketed paste and synchronised update.
const ownSequence = /^\u{1B}\[(?:[\d;]*[A-HJKm]|\d*[LM]|\d+;\d+r|\?(?:7|25|1049|2004|2026)[hl])$/u; // eslint-disable-line no-control-regex, regexp/no-control-character -- an escape sequence begins with ESC
// It also sends these, at the start, to ask for the background and to switch reports of the mouse off, and at Ctrl+L, to undo modes that foreign output may have set. None of them contains a text.
const mending = new Set([']11;?\u{7}', '\\', '(B', ')B', '%G', '[4l', '[r', '[?1;5;6;69l', '[?9;1000;1001;1002;1003;1005;1006;1015;1016l', '>'].map(rest => `\u{1B}${rest}`));
// Bold, faint, inverse, the theme's colours, and the end of each; no conceal and no blink.
const ownRenditions = new Set(['0', '1', '2', '7', '22', '27', '39', ...Object.values(palettes.dark.inks).map(({index}) => `38;5;${index}`)]);

function assertHarmless(app: Started): void {
	const {sequences: sent, text} = takeApart(app.output());
	assert.deepEqual([...new Set(sent)].filter(sequence => !ownSequence.test(sequence) && !mending.has(sequence)), []);
	assert.deepEqual([...graphicRenditions(app.output())].filter(rendition => !ownRenditions.has(rendition)), []);
	const forbidden = new Set(harmful).difference(new Set(['\r', '\n']));
	assert.deepEqual([...new Set(text)].filter(character => forbidden.has(character) || character === '\u{FFFD}'), []);
	assert.deepEqual(app.clipboard, []);
}

test('no control sequence in a description or a database name reaches the terminal', async t => {
	const texts = [...harmful, ...sequences];
	const service = await startPlainService(t, {
		tokens: texts.map((text, index) => ({id: idOf(index), description: textOf(text, index), permissions: [{action: 'write', resource: `${text}db${index}`}]})),
		databases: texts.map((text, index) => `${text}db${index}`),
	});
	const app = start({arguments: ['--host', service.url], environment: service.environment, test: t});
	await openEnvironment(app);
	await atRest(app);

	// Shows every row of the list, then the details and the options of the last rows, which contain the sequences.
	assert.match(app.screenText(), new RegExp(`${texts.length} active`));
	const last = String(texts.length - 1).padStart(3, '0');
	for (let page = 0; !app.screenText().includes(` ${last} `); page++) {
		assert.ok(page < 20, app.screenText());
		const above = app.screenText();
		await press(app, keys.pageDown, now => now !== above);
	}

	await press(app, 'G', new RegExp(`▌ +active +${last} `));
	for (let index = texts.length - 1; index >= texts.length - sequences.length; index--) {
		await press(app, keys.enter, `Token ID      ${idOf(index)}`);
		await press(app, 'o', 'Copy token ID');
		await press(app, keys.escape, 'o options');
		await press(app, keys.escape, 'Enter details');
		await press(app, 'k', new RegExp(`▌ +active +${String(index - 1).padStart(3, '0')} `));
	}

	assertHarmless(app);

	// Revokes the token with an unclosed OSC 52: its description is in the confirmation, in the list, and in the line after the program's end.
	await press(app, 'G', new RegExp(`▌ +active +${last} `));
	await press(app, 'D', '[ ] I understand');
	const phrase = /Type (?<phrase>\S.*) to go on/.exec(app.screenText())?.groups?.phrase;
	await tick(app);
	if (phrase !== undefined) {
		for (const character of phrase) {
			app.press(character);
			await app.redrawn();
		}

		await press(app, keys.tab, '‹ Cancel ›');
	}

	await press(app, keys.tab, '‹ Revoke Token ›');
	await press(app, keys.enter, /^ Revoked /m);
	app.press(control('c'));
	await app.ended();
	assert.match(app.screenText(), /Revoked \d{3} \^\[\]52;c;x/);
	assertHarmless(app);
	assert.equal(service.requests.filter(request => request.startsWith('DELETE ')).length, 1);
});

test('no control sequence in a service\'s error reaches the terminal', async t => {
	const message = `no ${[...harmful, ...sequences].join('.')} way`;
	const service = await startPlainService(t, {
		tokens: [{id: idOf(1), description: 'quiet'}],
		refusal: {status: 403, body: {code: 403, message}},
	});
	const app = start({arguments: ['--host', service.url], environment: service.environment, test: t});
	await openEnvironment(app);
	await atRest(app);
	await press(app, 'D', '[ ] I understand');
	await tick(app);
	await press(app, keys.tab, '‹ Revoke Token ›');
	await press(app, keys.enter, 'Enter back');
	await app.redrawn();
	await press(app, keys.enter, 'Enter details');
	app.press(control('c'));
	await app.ended();
	assert.match(app.screenText(), /quiet/);
	assertHarmless(app);
});
