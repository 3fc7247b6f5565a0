import assert from 'node:assert/strict';
import test from 'node:test';
import {readEscapeDelay} from '../../source/settings/escape-delay.js';

const read = (text: string | undefined) => readEscapeDelay(Object.fromEntries([['INFLUX_TOKENS_ESCAPE_DELAY', text]]));

test('the pause for Esc is a whole number of milliseconds up to 5000, or is not set', () => {
	for (const [text, value] of [[undefined, undefined], ['', undefined], [' ', undefined], ['0', 0], [' 250 ', 250], ['5000', 5000]] as const) {
		assert.deepEqual(read(text), {ok: true, value});
	}
});

test('any other pause is refused in one sentence', () => {
	for (const text of ['5001', '-1', '1.5', '100ms', '1e2', 'never', '00100000', '٣']) {
		assert.deepEqual(read(text), {ok: false, message: `INFLUX_TOKENS_ESCAPE_DELAY is ${JSON.stringify(text)}: set it to a whole number of milliseconds from 0 to 5000, such as 100, or unset it.`});
	}
});
